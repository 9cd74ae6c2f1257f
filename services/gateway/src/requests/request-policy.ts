import { clientGone, type AccessLog, type Noted } from './access-log.ts';
import type { Access, Credential, Granted } from './access.ts';
import { apiBodyBytes, type ApiPolicy, type ApiRoute } from '../api/api-policy.ts';
import type { RefusalAnswer } from './answer-refusal.ts';
import type { ActingFor } from '../bearer/acting-for.ts';
import { readActingFor, readBearer } from '../bearer/read-bearer.ts';
import { createCookieReader } from '../sign-in/cookies.ts';
import { clientAddressOf } from '../engine/client-address.ts';
import type { Client } from '../engine/client.ts';
import type { Destination, Failure, Policy } from '../engine/destination.ts';
import { valueOf, valuesOf } from '../engine/header-lines.ts';
import type { Instance } from '../engine/instance.ts';
import type { LocalAnswer } from '../engine/local-answer.ts';
import { requestNames, type RequestHead } from '../engine/request-head.ts';
import type { Events } from '../events.ts';
import type { Identity } from './identity.ts';
import type { Instances } from './instances.ts';
import type { OpenStreams } from './open-streams.ts';
import { createAnswerHeaders } from '../isolation/answer-headers.ts';
import { createDoor, ticketUrl } from '../isolation/door.ts';
import type { Origins, Place } from '../isolation/origins.ts';
import { createSiteRules, type SiteRequest } from '../isolation/site-rules.ts';
import type { Views } from '../isolation/views.ts';
import { isNobody } from './nobody.ts';
import { isPluginUrl, parsePluginUrl, pluginPrefix } from './paths.ts';
import type { PlatformCookies } from '../sign-in/platform-cookies.ts';
import type { RateLimits } from './rate-limits.ts';
import {
  apiTooLarge,
  badAnswer,
  bodyTooLarge,
  internalError,
  isRefusal,
  linkInvalid,
  pluginNotReady,
  requestTooSlow,
  serviceAway,
  tooManyRequests,
  tooSlow,
  type Refusal,
} from './refusal.ts';
import { createRequestIds, givenRequestId } from './request-id.ts';
import { linkIn, type SignedLinks } from './signed-links.ts';
import { countAnswer, type RouteTraffic, type Traffic } from './traffic.ts';
import { isNavigation, wantsPage } from './wants-page.ts';
import { unexpected } from '@patchbay/proto';

/** A destination with who asks, and what is told of the request when it is over. */
export type Routed = Destination & {
  for: Granted | ApiRoute | 'pages';
  noted: Noted;
  traffic: RouteTraffic;
};

type Decided = Routed | LocalAnswer;

const { id } = requestNames;

/**
 * What becomes of each request, by the rules of its origin: what is below `/p/` or `/s/<space>/p/` goes
 * to a plugin, except a tab's navigation, which gets the shell from our own pages like everything else.
 */
export function createRequestPolicy({
  access,
  api,
  actingFor,
  identity,
  instances,
  streams,
  events,
  traffic,
  accessLog,
  origins,
  views,
  cookies,
  signedLinks,
  rateLimits,
  refusalAnswer,
  pages,
}: {
  access: Access;
  api: ApiPolicy;
  actingFor: ActingFor;
  identity: Identity;
  instances: Instances;
  streams: OpenStreams;
  events: Events;
  traffic: Traffic;
  accessLog: AccessLog;
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
  const newRequestId = createRequestIds();
  const ofPages = traffic.of('', 'pages');
  const ofApi = { registry: traffic.of('', 'api'), scheduler: traffic.of('', 'scheduler api') };
  const ofNobody = traffic.of('', '');

  const decide = (client: Client, head: RequestHead): Decided | Promise<Decided> => {
    const noted = noteRequest(client, head);
    const decided = decideNoted(head, noted);
    return decided instanceof Promise
      ? decided.then((later) => answeredHere(later, noted))
      : answeredHere(decided, noted);
  };

  const noteRequest = (client: Client, head: RequestHead): Noted => {
    const { method, target, lines } = head;
    const given = client.trustedHops && givenRequestId(valueOf(lines, id['x-request-id']));
    const question = target.indexOf('?');
    return {
      id: given ?? newRequestId(),
      method,
      path: question === -1 ? target : target.slice(0, question),
      address: clientAddressOf(client, head),
      plugin: '',
      user: '',
      startedAt: performance.now(),
      status: 0,
    };
  };

  /** What goes nowhere is over at once. */
  const answeredHere = (decided: Decided, noted: Noted): Decided => {
    if (decided.kind !== 'answer') return decided;
    noted.status = decided.status;
    countAnswer(ofNobody, noted.status, performance.now() - noted.startedAt);
    accessLog(noted, 0, decided.body.length);
    return decided;
  };

  const decideNoted = (head: RequestHead, noted: Noted): Decided | Promise<Decided> => {
    const { method, target, lines, contentLength } = head;
    const place = origins.placeOf(valueOf(lines, id.host));
    const upgrade = upgradeOf(head);
    const headers = headersOf(head, noted.id);
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
        return toPages(head, noted);
      case 'api': {
        const decision = api({
          ...request,
          authorization: valueOf(lines, id.authorization),
          contentLength,
          session: readCookies(valuesOf(lines, id.cookie, '; ')).session,
          address: noted.address,
          forwarded: forwardedLines(noted, origins.shell),
        });
        const follow = (decided: ApiRoute | Refusal | LocalAnswer): Decided => {
          if ('kind' in decided) return decided.kind === 'api' ? toApi(decided, noted) : decided;
          if (decided.code === 'cross_origin') foreign(noted, headers.origin);
          return refusalAnswer({ method, url: target, headers: programOf(headers) }, decided);
        };
        return decision instanceof Promise ? decision.then(follow) : follow(decision);
      }
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
        if (rule.refusal.code === 'cross_origin') foreign(noted, headers.origin);
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
    const upgrades = upgrade !== undefined;
    const forwarded = forwardedLines(noted, origin);
    const route = (granted: Granted, token: string): Routed => {
      const { plugin, session, rule } = granted;
      const isShown = isView || !origins.isolated;
      const answer = isShown ? answerHeaders.view(rule.view) : answerHeaders.inert;
      noted.plugin = plugin.slug;
      noted.user = session.person.id;
      const prefix = pluginPrefix(url.slug, url.space);
      return {
        kind: 'forward',
        reader: 'plugin',
        candidates: instances.candidates(plugin),
        path,
        cookies: known.forPlugins,
        added: `Patchbay-Identity: ${token}\r\n${forwarded}X-Forwarded-Prefix: ${prefix}\r\n`,
        rules: { prefix, added: `${answer}X-Request-Id: ${noted.id}\r\n` },
        upgrade,
        maxBodyBytes: rule.maxBodyBytes,
        maxMs: rule.maxMs,
        isStream: rule.isStream,
        for: granted,
        noted,
        traffic: traffic.of(plugin.slug, rule.label),
      };
    };
    const grant = (granted: Granted | Refusal): Decided | Promise<Decided> => {
      if (isRefusal(granted)) return refused(granted);
      const { session, plugin, entered } = granted;
      const beyond = beyondRule(granted, contentLength, noted.address);
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
      const granted = access.decide({ slug, space, upgrades, method, path, credential, hasLink });
      return granted instanceof Promise ? granted.then(grant) : grant(granted);
    };
    if (link) {
      if (request.upgrades) return refused(linkInvalid());
      return signedLinks
        .check(slug, { ...link, space })
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

  const foreign = ({ method, path }: Noted, origin: string | undefined) =>
    events.crossOriginRefused({ method, path, origin });

  const forwardedLines = (noted: Noted, origin: string): string =>
    `X-Forwarded-For: ${noted.address}\r\n${origin === origins.shell ? ofShell : originLines(origin)}X-Request-Id: ${noted.id}\r\n`;

  const toPages = (head: RequestHead, noted: Noted): Routed => ({
    kind: 'forward',
    reader: 'pages',
    candidates: pagesCandidates,
    path: head.target,
    cookies: '',
    added: forwardedLines(noted, origins.shell),
    rules: undefined,
    upgrade: undefined,
    maxBodyBytes: Infinity,
    maxMs: Infinity,
    isStream: false,
    for: 'pages',
    noted,
    traffic: ofPages,
  });

  const toApi = (route: ApiRoute, noted: Noted): Routed => {
    noted.user = route.user;
    return { ...route.destination, for: route, noted, traffic: ofApi[route.service] };
  };

  return {
    decide,
    refuse(_client, head, { for: whom, noted, traffic: counted }, failure) {
      const headers = headersOf(head, noted.id);
      const isApi = whom !== 'pages' && 'service' in whom;
      const told = isApi ? programOf(headers) : headers;
      const refusal = refusalFor(whom, failure);
      noted.status = refusal.status;
      countAnswer(counted, refusal.status, performance.now() - noted.startedAt);
      return refusalAnswer({ method: head.method, url: head.target, headers: told }, refusal);
    },
    answered({ noted, traffic: counted }, status, milliseconds) {
      noted.status = status;
      countAnswer(counted, status, milliseconds);
    },
    began({ traffic: counted }) {
      counted.inFlight += 1;
    },
    ended({ noted, traffic: counted }, requestBytes, answerBytes) {
      counted.inFlight -= 1;
      counted.requestBytes += requestBytes;
      counted.answerBytes += answerBytes;
      if (noted.status === 0) {
        noted.status = clientGone;
        countAnswer(counted, clientGone, performance.now() - noted.startedAt);
      }
      accessLog(noted, requestBytes, answerBytes);
    },
    failed({ for: whom }, instance, { reason, detail }) {
      const plugin = nameOf(whom);
      events.upstreamFailed({ plugin, instance: instance.id, reason, detail });
    },
    streaming({ for: whom }, kind, end) {
      if (whom === 'pages') return () => {};
      if ('service' in whom) {
        const { sessionId, isAllowed } = whom;
        return streams.add({ sessionId, isAllowed, end });
      }
      const granted = whom;
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

/** Why a request that was on its way is not answered. */
function refusalFor(whom: Routed['for'], { reason, detail }: Failure): Refusal {
  if (whom === 'pages') return internalError('the pages of the platform do not answer');
  if ('service' in whom) {
    return reason === 'body-too-large' ? apiTooLarge(apiBodyBytes) : serviceAway(whom.service);
  }
  const { plugin, rule } = whom;
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

function nameOf(whom: Routed['for']): string {
  if (whom === 'pages') return 'pages';
  return 'service' in whom ? whom.service : whom.plugin.slug;
}

/** A redirect that holds for this request only. */
const passing = { 'cache-control': 'no-store', vary: 'Sec-Fetch-Dest' };

function headersOf({ lines }: RequestHead, requestId: string) {
  return {
    'x-request-id': requestId,
    host: valueOf(lines, id.host),
    origin: valueOf(lines, id.origin),
    accept: valueOf(lines, id.accept),
    'sec-fetch-dest': valueOf(lines, id['sec-fetch-dest']),
    'sec-fetch-site': valueOf(lines, id['sec-fetch-site']),
    'service-worker': valueOf(lines, id['service-worker']),
    traceparent: valueOf(lines, id.traceparent),
  };
}

/** The API answers programs, whoever asks. */
function programOf(headers: ReturnType<typeof headersOf>) {
  return { ...headers, accept: undefined, 'sec-fetch-dest': undefined };
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
