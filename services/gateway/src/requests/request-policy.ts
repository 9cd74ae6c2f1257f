import type { AccessLog } from './access-log.ts';
import type { Access } from './access.ts';
import type { ApiPolicy, ApiRoute } from '../api/api-policy.ts';
import type { RefusalAnswer } from './answer-refusal.ts';
import { createAnswerUnreadable } from './answer-unreadable.ts';
import { createAnsweredHere } from './answered-here.ts';
import { readBearer } from '../bearer/read-bearer.ts';
import { createCookieReader } from '../sign-in/cookies.ts';
import { clientAddressOf } from '../engine/client-address.ts';
import type { Client } from '../engine/client.ts';
import type { Policy } from '../engine/destination.ts';
import { has, valueOf, valuesOf } from '../engine/header-lines.ts';
import type { Instance } from '../engine/instance.ts';
import type { LocalAnswer } from '../engine/local-answer.ts';
import { requestNames, type RequestHead } from '../engine/request-head.ts';
import type { Events } from '../events.ts';
import { failureRefusal } from './failure-refusal.ts';
import type { ForwardedLines } from './forwarded-lines.ts';
import { createDoor, ticketUrl } from '../isolation/door.ts';
import type { Origins, Place } from '../isolation/origins.ts';
import { createSiteRules, type SiteRequest } from '../isolation/site-rules.ts';
import type { Views } from '../isolation/views.ts';
import { isPluginUrl, parsePluginUrl } from './paths.ts';
import type { PlatformCookies } from '../sign-in/platform-cookies.ts';
import type { PluginPolicy } from './plugin-policy.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { newNote, type Noted } from './noted.ts';
import { internalError } from './refusals/platform-refusals.ts';
import type { RequestAccounts } from './request-accounts.ts';
import { headersOf, programOf, upgradeOf } from './request-facts.ts';
import { createRequestIds, givenRequestId } from './request-id.ts';
import { nameOf, type Account, type Decided, type Routed } from './routed.ts';
import { linkIn } from './signed-links.ts';
import { countAnswer, type Traffic } from './traffic.ts';
import { isNavigation, wantsPage } from './wants-page.ts';
import { unexpected } from '@patchbay/proto';

const { id } = requestNames;

/**
 * What becomes of each request, by the rules of its origin: what is below `/p/` or `/s/<space>/p/` goes
 * to a plugin, except a tab's navigation, which gets the shell from our own pages like everything else.
 */
export function createRequestPolicy({
  access,
  api,
  plugins,
  accounts,
  forwardedLines,
  events,
  traffic,
  accessLog,
  origins,
  views,
  cookies,
  refusalAnswer,
  pages,
}: {
  access: Access;
  api: ApiPolicy;
  plugins: PluginPolicy;
  accounts: RequestAccounts;
  forwardedLines: ForwardedLines;
  events: Events;
  traffic: Traffic;
  accessLog: AccessLog;
  origins: Origins;
  views: Views;
  cookies: PlatformCookies;
  refusalAnswer: RefusalAnswer;
  /** Our own pages. */
  pages: Instance;
}): Policy<Account> {
  const readCookies = createCookieReader(cookies);
  const siteRules = createSiteRules(origins);
  const door = createDoor({ views, origins, cookie: cookies.view });
  const pagesCandidates = [{ instance: pages, rank: 0 }];
  const shellHost = `Host: ${new URL(origins.shell).host}\r\n`;
  const newRequestId = createRequestIds();
  const ofPages = traffic.of('', 'pages');
  const ofApi = {
    registry: traffic.of('', 'api'),
    scheduler: traffic.of('', 'scheduler api'),
    gateway: traffic.of('', 'gateway api'),
  };
  const answeredHere = createAnsweredHere({ traffic, accessLog });

  const decide = (client: Client, head: RequestHead): Decided | Promise<Decided> => {
    const noted = noteRequest(client, head);
    try {
      const decided = decideNoted(head, noted);
      if (!(decided instanceof Promise)) return accounted(decided, noted);
      return decided.then(
        (later) => accounted(later, noted),
        (error: unknown) => failed(error, noted),
      );
    } catch (error) {
      return failed(error, noted);
    }
  };

  const accounted = (decided: Decided, noted: Noted): Decided =>
    decided.kind === 'answer' ? answeredHere(decided, noted) : decided;

  const failed = (error: unknown, noted: Noted): LocalAnswer => {
    const { id: errorId, error: bland } = unexpected(error);
    events.unexpected(error, errorId);
    // Of the head nothing is left when this is late.
    const request = { method: noted.method, url: '/', headers: { 'x-request-id': noted.id } };
    return answeredHere(refusalAnswer(request, internalError(bland.message)), noted);
  };

  const noteRequest = (client: Client, head: RequestHead): Noted => {
    const { method, target, lines } = head;
    const given = client.trustedHops && givenRequestId(valueOf(lines, id['x-request-id']));
    const question = target.indexOf('?');
    return newNote({
      id: given ?? newRequestId(),
      method,
      path: question === -1 ? target : target.slice(0, question),
      address: clientAddressOf(client, head),
      startedAt: client.headAt,
    });
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

    const decision = plugins({
      head,
      noted,
      url: rule.url,
      place: rule.place,
      origin: rule.origin,
      upgrade,
      cookies: readCookies(valuesOf(lines, id.cookie, '; ')),
      bearer,
    });
    const follow = (decided: Routed | Refusal) => (isRefusal(decided) ? refused(decided) : decided);
    return decision instanceof Promise ? decision.then(follow) : follow(decision);
  };

  /** Whether somebody who is not signed in may see what a tab navigates to. */
  const isForNobody = ({ method, target, lines }: RequestHead): boolean => {
    const url = isPluginUrl(target) ? parsePluginUrl(target) : undefined;
    if (url?.kind !== 'plugin') return false;
    if (linkIn(url.path)) return true;
    if (readCookies(valuesOf(lines, id.cookie, '; ')).session) return false;
    return access.isPublic({ slug: url.slug, space: url.space, method, path: url.path });
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

  const toPages = (head: RequestHead, noted: Noted): Routed => ({
    kind: 'forward',
    account: { for: 'pages', noted, traffic: ofPages },
    reader: 'pages',
    candidates: pagesCandidates,
    breaker: undefined,
    path: head.target,
    cookies: '',
    // Older clients name no host (HTTP/1.0), and whoever serves the pages wants one.
    added: forwardedLines(noted, origins.shell) + (has(head.lines, id.host) ? '' : shellHost),
    rules: undefined,
    upgrade: undefined,
    maxBodyBytes: Infinity,
    countsAsWaiting: false,
    maxMs: Infinity,
    isStream: false,
    pingMs: Infinity,
  });

  const toApi = (route: ApiRoute, noted: Noted): Routed => {
    noted.user = route.user;
    const account = { for: route, noted, traffic: ofApi[route.service] };
    return { ...route.destination, account };
  };

  return {
    decide,
    unreadable: createAnswerUnreadable({ newRequestId, refusalAnswer, answeredHere }),
    refuse(_client, head, { for: whom, noted, traffic: counted }, failure) {
      const headers = headersOf(head, noted.id);
      const isApi = whom !== 'pages' && 'service' in whom;
      const told = isApi ? programOf(headers) : headers;
      const refusal = failureRefusal(whom, failure, head.method);
      noted.status = refusal.status;
      if (failure.reason === 'failing' || failure.reason === 'busy') {
        noted.isTurnedAway = true;
        events.turnedAway({ plugin: nameOf(whom), reason: failure.reason });
      }
      countAnswer(counted, refusal.status, performance.now() - noted.startedAt);
      return refusalAnswer({ method: head.method, url: head.target, headers: told }, refusal);
    },
    ...accounts,
  };
}

/** A redirect that holds for this request only. */
const passing = { 'cache-control': 'no-store', vary: 'Sec-Fetch-Dest' };
