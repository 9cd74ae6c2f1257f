import { isApiUrl } from '../api/api-target.ts';
import { isCrossOriginRead, isCrossOriginWrite } from '../requests/cross-origin.ts';
import { isPluginUrl, parsePluginUrl, type PluginUrl } from '../requests/paths.ts';
import type { Refusal } from '../requests/refusal.ts';
import {
  crossOrigin,
  notAView,
  ofAnotherOrigin,
  scriptOfShell,
} from '../requests/refusals/origin-refusals.ts';
import { oddPath, pageNotFound } from '../requests/refusals/route-refusals.ts';
import { isFramed, isNavigation } from '../requests/wants-page.ts';
import type { Origins, Place } from './origins.ts';

/** As much of a request as the rules go by. */
export type SiteRequest = {
  method: string;
  target: string;
  headers: {
    host?: string | undefined;
    origin?: string | undefined;
    'sec-fetch-dest'?: string | undefined;
    'sec-fetch-site'?: string | undefined;
    'service-worker'?: string | undefined;
  };
  /** Whether it wants to switch to another protocol. */
  upgrades: boolean;
  /** A tab's navigation that gets the plugin's own answer: the shell is for people who are signed in. */
  withoutShell: boolean;
  /** It comes with a token, which no page of another origin can have it send. */
  isProgram: boolean;
};

export type SiteRule =
  /** For our own pages. */
  | { kind: 'pages' }
  /** For the API. */
  | { kind: 'api' }
  /** For a plugin, if who asks may; `origin` is where its answer will be. */
  | { kind: 'plugin'; url: PluginUrl & { kind: 'plugin' }; place: Place; origin: string }
  /** The door of a plugin's origin. */
  | { kind: 'enter'; slug: string }
  | { kind: 'redirect'; location: string; permanent: boolean }
  | { kind: 'refused'; refusal: Refusal };

export type SiteRules = (place: Place, request: SiteRequest) => SiteRule;

const pages: SiteRule = { kind: 'pages' };
const api: SiteRule = { kind: 'api' };

/** What may be shown on the shell's origin without being able to do anything there. */
const inert = new Set(['empty', 'document', 'image', 'audio', 'video', 'track', 'font']);

/**
 * What a request is, by the origin it came to, before it is asked whose it is. The path is read once:
 * what is checked is what is routed and sent on.
 *
 * A plugin's origin has that plugin's views, at the same paths as the shell, the assets, and the door; a
 * tab that goes there is sent to the shell, except for what nobody has to be signed in for. On the
 * shell's origin a plugin answers programs, but neither frames nor scripts. Requests that pages of other
 * origins make are refused everywhere.
 */
export function createSiteRules(origins: Origins): SiteRules {
  const { shell, isolated, viewOrigin } = origins;

  const onShell = (place: Place, request: SiteRequest): SiteRule => {
    const { target, headers } = request;
    const isWorker = isolated && headers['service-worker'] !== undefined;
    if (isWorker) return refused(scriptOfShell());
    if (isApiUrl(target)) return api;
    if (!isPluginUrl(target) || (isNavigation(request) && !request.withoutShell)) return pages;
    const url = parsePluginUrl(target);
    if (isolated && url.kind === 'plugin' && !request.upgrades) {
      const isPage = request.withoutShell || isFramed(request);
      if (isPage && request.method === 'GET') {
        return { kind: 'redirect', location: `${viewOrigin(url.slug)}${target}`, permanent: false };
      }
      if (!inert.has(headers['sec-fetch-dest'] ?? 'empty')) return refused(scriptOfShell());
    }
    return plugin(url, { place, request, origin: shell });
  };

  const onView = (place: Place & { kind: 'view' }, request: SiteRequest): SiteRule => {
    const { target, method } = request;
    if (target.startsWith('/-/')) return platformPart(place.slug, request);
    if (isNavigation(request) && !request.withoutShell) {
      return { kind: 'redirect', location: `${shell}${target}`, permanent: false };
    }
    const url = isPluginUrl(target) ? parsePluginUrl(target) : undefined;
    const isOther = !url || ('slug' in url && url.slug !== place.slug);
    if (isOther) return refused(method === 'GET' ? ofAnotherOrigin(target) : notAView());
    return plugin(url, { place, request, origin: place.origin });
  };

  const plugin = (
    url: PluginUrl,
    { place, request, origin }: { place: Place; request: SiteRequest; origin: string },
  ): SiteRule => {
    switch (url.kind) {
      case 'odd':
        return refused(oddPath(url.why));
      case 'hidden':
        return refused(pageNotFound());
      case 'add-slash':
        return { kind: 'redirect', location: url.location, permanent: true };
      case 'plugin':
        return isForeign(request, place, origin)
          ? refused(crossOrigin(shell))
          : { kind: 'plugin', url, place, origin };
      default:
        return url satisfies never;
    }
  };

  const isForeign = (request: SiteRequest, place: Place, own: string): boolean => {
    // On a plugin's origin only its cookie counts.
    if (request.isProgram && place.kind !== 'view') return false;
    if (request.upgrades) return request.headers.origin !== own;
    return isCrossOriginWrite(request, own) || (isolated && isCrossOriginRead(request, own));
  };

  return (place, request) => {
    switch (place.kind) {
      case 'other-name':
        if (isNavigation(request)) {
          return { kind: 'redirect', location: `${shell}${request.target}`, permanent: false };
        }
        return onShell(place, request);
      case 'shell':
        return onShell(place, request);
      case 'view':
        return onView(place, request);
      case 'nobody':
        return refused(pageNotFound());
      default:
        return place satisfies never;
    }
  };
}

/** What of the platform's own is on a plugin's origin. */
function platformPart(slug: string, { method, target }: SiteRequest): SiteRule {
  const path = target.split('?', 1)[0] ?? target;
  if (path === doorPath && method === 'GET') return { kind: 'enter', slug };
  const isAsset = path === bridgePath || path.startsWith('/-/assets/');
  const reads = method === 'GET' || method === 'HEAD';
  return isAsset && reads ? pages : refused(pageNotFound());
}

/** Where a plugin's origin is entered. */
export const doorPath = '/-/enter';

/** The script with which a view speaks with the shell. */
export const bridgePath = '/-/bridge.js';

function refused(refusal: Refusal): SiteRule {
  return { kind: 'refused', refusal };
}
