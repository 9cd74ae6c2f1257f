import type { Access, Credential, Granted } from './access.ts';
import type { RefusalAnswer } from './answer-refusal.ts';
import type { ActingFor } from './bearer/acting-for.ts';
import { readActingFor, readBearer } from './bearer/read-bearer.ts';
import { createCookieReader } from './cookies.ts';
import { clientAddressOf } from './engine/client-address.ts';
import type { Client } from './engine/client.ts';
import type { Destination, Failure, Policy } from './engine/destination.ts';
import { valueOf, valuesOf } from './engine/header-lines.ts';
import type { Instance } from './engine/instance.ts';
import type { LocalAnswer } from './engine/local-answer.ts';
import { requestNames, type RequestHead } from './engine/request-head.ts';
import type { Events } from './events.ts';
import type { Identity } from './identity.ts';
import type { Instances } from './instances.ts';
import type { OpenStreams } from './open-streams.ts';
import { createAnswerHeaders } from './isolation/answer-headers.ts';
import { createDoor, ticketUrl } from './isolation/door.ts';
import type { Origins, Place } from './isolation/origins.ts';
import { createSiteRules, type SiteRequest } from './isolation/site-rules.ts';
import type { Views } from './isolation/views.ts';
import { isNobody } from './nobody.ts';
import { isPluginUrl, parsePluginUrl, pluginPrefix } from './paths.ts';
import type { PlatformCookies } from './platform-cookies.ts';
import type { RateLimits } from './rate-limits.ts';
import {
  badAnswer,
  bodyTooLarge,
  internalError,
  isRefusal,
  linkInvalid,
  pluginNotReady,
  requestTooSlow,
  tooManyRequests,
  tooSlow,
  type Refusal,
} from './refusal.ts';
import { linkIn, type SignedLinks } from './signed-links.ts';
import { countAnswer, type Traffic } from './traffic.ts';
import { isNavigation, wantsPage } from './wants-page.ts';
import { unexpected } from '@patchbay/proto';

/** A destination with who asks; our own pages have neither. */
export type Routed = Destination & { granted: Granted | undefined };

type Decided = Routed | LocalAnswer;

const { id } = requestNames;

/**
 * What becomes of each request, by the rules of its origin: what is below `/p/` or `/s/<space>/p/` goes
 * to a plugin, except a tab's navigation, which gets the shell from our own pages like everything else.
 */
export function createRequestPolicy({
  access,
  actingFor,
  identity,
  instances,
  streams,
  events,
  traffic,
  origins,
  views,
  cookies,
  signedLinks,
  rateLimits,
  refusalAnswer,
  pages,
}: {
  access: Access;
  actingFor: ActingFor;
  identity: Identity;
  instances: Instances;
  streams: OpenStreams;
  events: Events;
  traffic: Traffic;
  origins: Origins;
  views: Views;
  cookies: PlatformCookies;
  signedLinks: SignedLinks;
  rateLimits: RateLimits;
  refusalAnswer: RefusalAnswer;
  /** Our own pages. */
  pages: Instance;
}): Policy<Routed> {
  const readCookies = createCookieReader(cookies);
  const siteRules = createSiteRules(origins);
  const answerHeaders = createAnswerHeaders(origins);
  const door = createDoor({ views, origins, cookie: cookies.view });
  const ofShell = originLines(origins.shell);
  const pagesCandidates = [{ instance: pages, rank: 0 }];

  const decide = (client: Client, head: RequestHead): Decided | Promise<Decided> => {
    const { method, target, lines, contentLength } = head;
    const place = origins.placeOf(valueOf(lines, id.host));
    const upgrade = upgradeOf(head);
    const headers = headersOf(head);
    const bearer = readBearer(head);
    const request = {
      method,
      target,
      headers,
      upgrades: upgrade !== undefined,
      withoutShell: isNavigation({ method, headers }) && isForNobody(head),
      isProgram: bearer !== undefined,
    };
    const refused = (refusal: Refusal) => refusedAt(place, request, refusal);
    const rule = siteRules(place, request);
    switch (rule.kind) {
      case 'pages':
        return toPages(client, head);
      case 'enter': {
        const { view } = readCookies(valuesOf(lines, id.cookie, '; '));
        const entered = door({ slug: rule.slug, target, token: view?.token });
        return entered.then((answer) => (isRefusal(answer) ? refused(answer) : answer));
      }
      case 'redirect': {
        const { location, permanent } = rule;
        const status = permanent ? 308 : 307;
        return {
          kind: 'answer',
          status,
          headers: { location, ...(!permanent && passing) },
          body: '',
        };
      }
      case 'refused':
        if (rule.refusal.code === 'cross_origin') {
          const path = target.split('?', 1)[0] ?? target;
          events.crossOriginRefused({ method, path, origin: headers.origin });
        }
        return refused(rule.refusal);
      case 'plugin':
        break;
      default:
        return rule satisfies never;
    }

    const { url, origin } = rule;
    const link = method === 'GET' || method === 'HEAD' ? linkIn(url.path) : undefined;
    const path = link?.path ?? url.path;
    const isView = place.kind === 'view';
    const known = readCookies(valuesOf(lines, id.cookie, '; '));
    const { slug, space } = url;
    const asked = { slug, space, upgrades: upgrade !== undefined, method, path };
    const address = clientAddressOf(client, head);
    const forwarded = forwardedLines(address, origin);
    const route = (granted: Granted, token: string): Routed => {
      const prefix = pluginPrefix(url.slug, url.space);
      return {
        kind: 'forward',
        reader: 'plugin',
        candidates: instances.candidates(granted.plugin),
        path,
        cookies: known.forPlugins,
        added: `Patchbay-Identity: ${token}\r\n${forwarded}X-Forwarded-Prefix: ${prefix}\r\n`,
        rules: {
          prefix,
          added: isView || !origins.isolated ? answerHeaders.view : answerHeaders.inert,
        },
        upgrade,
        maxBodyBytes: granted.rule.maxBodyBytes,
        maxMs: granted.rule.maxMs,
        isStream: granted.rule.isStream,
        granted,
      };
    };
    const grant = (granted: Granted | Refusal): Decided | Promise<Decided> => {
      if (isRefusal(granted)) return refused(granted);
      const { session, plugin, entered } = granted;
      const beyond = beyondRule(granted, contentLength, address);
      if (beyond) return refused(beyond);
      const token = identity.remembered(session, plugin.slug, entered);
      if (token !== undefined) return route(granted, token);
      return identity
        .tokenFor(session, plugin.slug, entered)
        .then((minted) => route(granted, minted));
    };
    const decideFor = (
      credential: Credential | undefined,
      { hasLink = false } = {},
    ): Decided | Promise<Decided> => {
      const granted = access.decide({ ...asked, credential, hasLink });
      return granted instanceof Promise ? granted.then(grant) : grant(granted);
    };
    if (link) {
      if (space !== undefined || request.upgrades) return refused(linkInvalid());
      return signedLinks
        .check(slug, link)
        .then((refusal) => (refusal ? refused(refusal) : decideFor(undefined, { hasLink: true })));
    }
    if (isView) return decideFor(known.view);
    if (bearer === undefined) return decideFor(known.session);
    const person = readActingFor(head);
    if (person === undefined) return decideFor({ kind: 'bearer', token: bearer });
    return actingFor(bearer, person).then((it) => (isRefusal(it) ? refused(it) : decideFor(it)));
  };

  /** Whether somebody who is not signed in may see what a tab navigates to. */
  const isForNobody = ({ method, target, lines }: RequestHead): boolean => {
    const url = isPluginUrl(target) ? parsePluginUrl(target) : undefined;
    if (url?.kind !== 'plugin') return false;
    if (linkIn(url.path)) return true;
    if (readCookies(valuesOf(lines, id.cookie, '; ')).session) return false;
    return access.isPublic({ slug: url.slug, space: url.space, method, path: url.path });
  };

  /** Why the route does not take this request, though they may ask for it. */
  const beyondRule = (
    { rule, session, plugin }: Granted,
    contentLength: number,
    address: string,
  ): Refusal | undefined => {
    const { maxBodyBytes, rateLimit } = rule;
    if (contentLength > maxBodyBytes) return bodyTooLarge(plugin.title, maxBodyBytes);
    if (!rateLimit) return undefined;
    const byPerson = rateLimit.per === 'user' && !isNobody(session);
    const who = byPerson ? session.person.id : address;
    const waitSeconds = rateLimits.take(rateLimit, who);
    return waitSeconds > 0 ? tooManyRequests(plugin.title, waitSeconds) : undefined;
  };

  /** A frame that nobody is known in goes by the shell, which may know who it is. */
  const refusedAt = (place: Place, request: SiteRequest, refusal: Refusal): LocalAnswer => {
    const { method, target, headers } = request;
    if (refusal.status === 401 && place.kind === 'view' && method === 'GET' && wantsPage(request)) {
      const location = ticketUrl(origins.shell, target);
      return { kind: 'answer', status: 303, headers: { location, ...passing }, body: '' };
    }
    return refusalAnswer({ method, url: target, headers }, refusal);
  };

  const forwardedLines = (address: string, origin: string): string =>
    `X-Forwarded-For: ${address}\r\n${origin === origins.shell ? ofShell : originLines(origin)}`;

  const toPages = (client: Client, head: RequestHead): Routed => ({
    kind: 'forward',
    reader: 'pages',
    candidates: pagesCandidates,
    path: head.target,
    cookies: '',
    added: forwardedLines(clientAddressOf(client, head), origins.shell),
    rules: undefined,
    upgrade: undefined,
    maxBodyBytes: Infinity,
    maxMs: Infinity,
    isStream: false,
    granted: undefined,
  });

  return {
    decide,
    refuse(_client, head, { granted }, { reason, detail }) {
      const request = { method: head.method, url: head.target, headers: headersOf(head) };
      if (!granted)
        return refusalAnswer(request, internalError('the pages of the platform do not answer'));
      const { plugin } = granted;
      const refusal = refusalFor(granted, { reason, detail });
      countAnswer(traffic.of(plugin.slug), refusal.status, 0);
      return refusalAnswer(request, refusal);
    },
    answered({ granted }, status, milliseconds) {
      if (granted) countAnswer(traffic.of(granted.plugin.slug), status, milliseconds);
    },
    failed({ granted }, instance, { reason, detail }) {
      const plugin = granted?.plugin.slug ?? 'pages';
      events.upstreamFailed({ plugin, instance: instance.id, reason, detail });
    },
    streaming({ granted }, kind, end) {
      if (!granted) return () => {};
      const { plugin, session, asked } = granted;
      const isBrowser = asked.credential !== undefined && asked.credential.kind !== 'bearer';
      // Of others there is no session whose end would end it.
      const sessionId = isBrowser && !isNobody(session) ? session.id : undefined;
      const isAllowed = () => access.isStillGranted(granted);
      const remove = streams.add({ sessionId, isAllowed, end });
      if (kind === 'events') return remove;
      events.websocketOpened(plugin.slug);
      return () => {
        remove();
        events.websocketClosed(plugin.slug);
      };
    },
    unexpected(error) {
      const { id: errorId, error: bland } = unexpected(error);
      events.unexpected(error, errorId);
      return refusalAnswer({ method: '', url: '/', headers: {} }, internalError(bland.message));
    },
  };
}

function refusalFor({ plugin, rule }: Granted, { reason, detail }: Failure): Refusal {
  switch (reason) {
    case 'no-instance':
      return pluginNotReady(plugin);
    case 'connect-timeout':
    case 'head-timeout':
      return tooSlow(plugin.title, detail);
    case 'request-timeout':
      return requestTooSlow(plugin.title);
    case 'body-too-large':
      return bodyTooLarge(plugin.title, rule.maxBodyBytes);
    case 'unreachable':
    case 'reset':
    case 'broken':
      return badAnswer(plugin.title, detail);
    default:
      return reason satisfies never;
  }
}

function originLines(origin: string): string {
  const [scheme, host] = origin.split('://');
  return `X-Forwarded-Proto: ${scheme}\r\nX-Forwarded-Host: ${host}\r\n`;
}

/** A redirect that holds for this request only. */
const passing = { 'cache-control': 'no-store', vary: 'Sec-Fetch-Dest' };

function headersOf({ lines }: RequestHead) {
  return {
    host: valueOf(lines, id.host),
    origin: valueOf(lines, id.origin),
    accept: valueOf(lines, id.accept),
    'sec-fetch-dest': valueOf(lines, id['sec-fetch-dest']),
    'sec-fetch-site': valueOf(lines, id['sec-fetch-site']),
    'service-worker': valueOf(lines, id['service-worker']),
    traceparent: valueOf(lines, id.traceparent),
  };
}

/**
 * The protocol that a request wants to switch to. HTTP/2 is passed over, as RFC 9110 §7.8 allows: Java's
 * client offers it with every request, and behind it nobody would look at requests any more.
 */
function upgradeOf({ lines, options, method }: RequestHead): string | undefined {
  if (!options.upgrade || method !== 'GET') return undefined;
  const protocol = valueOf(lines, id.upgrade)?.toLowerCase();
  if (protocol === undefined || !/^[a-z0-9._-]+(\/[a-z0-9._-]+)?$/.test(protocol)) return undefined;
  return /^(h2c?|http|tls)(\/|$)/.test(protocol) ? undefined : protocol;
}
