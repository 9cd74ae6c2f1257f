import type { Access, Asked, Granted } from './access.ts';
import type { RefusalAnswer } from './answer-refusal.ts';
import { createCookieReader } from './cookies.ts';
import { isCrossOriginWrite } from './cross-origin.ts';
import { clientAddressOf } from './engine/client-address.ts';
import type { Client } from './engine/client.ts';
import type { Destination, Policy } from './engine/destination.ts';
import { valueOf, valuesOf } from './engine/header-lines.ts';
import type { Instance } from './engine/instance.ts';
import type { LocalAnswer } from './engine/local-answer.ts';
import { requestNames, type RequestHead } from './engine/request-head.ts';
import type { Events } from './events.ts';
import type { Identity } from './identity.ts';
import type { Instances } from './instances.ts';
import type { OpenStreams } from './open-streams.ts';
import { isPluginUrl, parsePluginUrl, pluginPrefix } from './paths.ts';
import {
  badAnswer,
  crossOrigin,
  internalError,
  isRefusal,
  oddPath,
  pageNotFound,
  pluginNotReady,
  tooSlow,
  type Refusal,
} from './refusal.ts';
import { countAnswer, type Traffic } from './traffic.ts';
import { isNavigation } from './wants-page.ts';
import { unexpected } from '@patchbay/proto';

/** A destination with who asks; our own pages have neither. */
export type Routed = Destination & { granted: Granted | undefined };

type Decided = Routed | LocalAnswer;

const { id } = requestNames;

/**
 * What becomes of each request. What is below `/p/` or `/s/<space>/p/` goes to a plugin, except a tab's navigation, which
 * gets the shell from our own pages like everything else. The path is read once: what is checked is what
 * is routed and sent on.
 */
export function createRequestPolicy({
  access,
  identity,
  instances,
  streams,
  events,
  traffic,
  publicUrl,
  refusalAnswer,
  pages,
}: {
  access: Access;
  identity: Identity;
  instances: Instances;
  streams: OpenStreams;
  events: Events;
  traffic: Traffic;
  publicUrl: URL;
  refusalAnswer: RefusalAnswer;
  /** Our own pages. */
  pages: Instance;
}): Policy<Routed> {
  const readCookies = createCookieReader();
  const pagesCandidates = [{ instance: pages, rank: 0 }];
  const proto = publicUrl.protocol.slice(0, -1);
  const fromPublic = `X-Forwarded-Proto: ${proto}\r\nX-Forwarded-Host: ${publicUrl.host}\r\n`;

  const decide = (client: Client, head: RequestHead): Decided | Promise<Decided> => {
    const { method, target, lines } = head;
    const destination = valueOf(lines, id['sec-fetch-dest']);
    if (
      !isPluginUrl(target) ||
      isNavigation({ method, headers: { 'sec-fetch-dest': destination } })
    ) {
      return toPages(client, head);
    }
    const request = { method, url: target, headers: headersOf(head) };
    const refused = (refusal: Refusal) => refusalAnswer(request, refusal);
    const url = parsePluginUrl(target);
    switch (url.kind) {
      case 'odd':
        return refused(oddPath(url.why));
      case 'hidden':
        return refused(pageNotFound());
      case 'add-slash':
        return { kind: 'answer', status: 308, headers: { location: url.location }, body: '' };
      case 'plugin':
        break;
      default:
        return url satisfies never;
    }
    const upgrade = upgradeOf(head);
    const { headers } = request;
    const isForeign =
      upgrade === undefined
        ? isCrossOriginWrite({ method, headers }, publicUrl.origin)
        : headers.origin !== publicUrl.origin;
    if (isForeign) {
      events.crossOriginRefused({ method, path: url.path, origin: headers.origin });
      return refused(crossOrigin(publicUrl.origin));
    }

    const cookies = readCookies(valuesOf(lines, id.cookie, '; '));
    const asked: Asked = {
      slug: url.slug,
      space: url.space,
      upgrades: upgrade !== undefined,
      method,
      path: url.path,
      sessionToken: cookies.sessionToken,
    };
    const address = clientAddressOf(client, head);
    const route = (granted: Granted, token: string): Routed => {
      const prefix = pluginPrefix(url.slug, url.space);
      return {
        kind: 'forward',
        reader: 'plugin',
        candidates: instances.candidates(granted.plugin),
        path: url.path,
        cookies: cookies.forPlugins,
        added: `Patchbay-Identity: ${token}\r\nX-Forwarded-For: ${address}\r\n${fromPublic}X-Forwarded-Prefix: ${prefix}\r\n`,
        rules: { prefix, added: answerDefaults },
        upgrade,
        granted,
      };
    };
    const grant = (granted: Granted | Refusal): Decided | Promise<Decided> => {
      if (isRefusal(granted)) return refused(granted);
      const { session, plugin, entered } = granted;
      const token = identity.remembered(session, plugin.slug, entered);
      if (token !== undefined) return route(granted, token);
      return identity
        .tokenFor(session, plugin.slug, entered)
        .then((minted) => route(granted, minted));
    };
    const granted = access(asked);
    return granted instanceof Promise ? granted.then(grant) : grant(granted);
  };

  const toPages = (client: Client, head: RequestHead): Routed => ({
    kind: 'forward',
    reader: 'pages',
    candidates: pagesCandidates,
    path: head.target,
    cookies: '',
    added: `X-Forwarded-For: ${clientAddressOf(client, head)}\r\n${fromPublic}`,
    rules: undefined,
    upgrade: undefined,
    granted: undefined,
  });

  return {
    decide,
    refuse(_client, head, { granted }, { reason, detail }) {
      const request = { method: head.method, url: head.target, headers: headersOf(head) };
      if (!granted)
        return refusalAnswer(request, internalError('the pages of the platform do not answer'));
      const { plugin } = granted;
      const late = reason === 'connect-timeout' || reason === 'head-timeout';
      const refusal =
        reason === 'no-instance'
          ? pluginNotReady(plugin)
          : late
            ? tooSlow(plugin.title, detail)
            : badAnswer(plugin.title, detail);
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
      const { token, plugin, entered, session } = granted;
      const space = entered && { slug: entered.space.slug, person: session.person.id, kind };
      const remove = streams.add({ token, slug: plugin.slug, space, end });
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

/**
 * Whatever a plugin says: frames only by this site, as a policy of its own, which the plugin's cannot
 * widen; and a cache never takes a view for the shell around it.
 */
const answerDefaults =
  "Content-Security-Policy: frame-ancestors 'self'\r\nVary: Sec-Fetch-Dest\r\n";

function headersOf({ lines }: RequestHead) {
  return {
    host: valueOf(lines, id.host),
    origin: valueOf(lines, id.origin),
    accept: valueOf(lines, id.accept),
    'sec-fetch-dest': valueOf(lines, id['sec-fetch-dest']),
    'sec-fetch-site': valueOf(lines, id['sec-fetch-site']),
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
