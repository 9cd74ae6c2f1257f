import type { Credential } from '../requests/access.ts';
import type { Bearers } from '../bearer/bearers.ts';
import { isCrossOriginRead, isCrossOriginWrite } from '../requests/cross-origin.ts';
import type { Destination } from '../engine/destination.ts';
import type { Instance } from '../engine/instance.ts';
import type { JudgePerson } from '../requests/judge-person.ts';
import type { LocalAnswer } from '../engine/local-answer.ts';
import type { SiteRequest } from '../isolation/site-rules.ts';
import { networkOf } from '../requests/network-of.ts';
import type { RateLimits } from '../requests/rate-limits.ts';
import type { Refusal } from '../requests/refusal.ts';
import { apiExhausted, apiTooLarge, methodNotAllowed } from '../requests/refusals/api-refusals.ts';
import { apiSignedOut, badToken } from '../requests/refusals/identity-refusals.ts';
import { crossOrigin } from '../requests/refusals/origin-refusals.ts';
import { unlessHeld } from '../requests/refusals/permission-refusals.ts';
import { sessionUnchecked } from '../requests/refusals/platform-refusals.ts';
import type { Session, Sessions } from '../sign-in/sessions.ts';
import { apiServiceOf, type ApiService } from './api-target.ts';
import type { Cors } from './cors.ts';

export type ApiRequest = SiteRequest & {
  authorization: string | undefined;
  /** -1 when it does not say. */
  contentLength: number;
  session: Credential | undefined;
  address: string;
  /** The lines that say where it comes from. */
  forwarded: string;
};

/** Where a request of the API goes, for whom. */
export type ApiRoute = {
  kind: 'api';
  destination: Omit<Destination, 'account'>;
  service: ApiService;
  /** Id of the user or `plugin:<slug>`; empty where only the service knows. */
  user: string;
  /** Of the browser's session; undefined for a program's. */
  sessionId: string | undefined;
  /** When that, or the program's token, ends at the latest, in ms of the epoch. */
  endsAt: number | undefined;
  /** Whether an event stream may go on. */
  isAllowed: () => boolean;
};

/** As much of a body as the services read. */
export const apiBodyBytes = 1_048_576;

/** For an answer of the scheduler, as long as whoever asks it over gRPC waits. */
const schedulerMs = 10_000;

export type ApiDecision = ApiRoute | Refusal | LocalAnswer;

type Soon<T> = T | Promise<T>;

export type ApiPolicy = (request: ApiRequest) => Soon<ApiDecision>;

/**
 * What becomes of a request below `/api/v1`. A token passes on as it is to the registry, which knows it;
 * a session's person is named to it by the platform's token, and so is everybody to the scheduler, which
 * knows neither: there reading is for whoever is known, and changing needs `tasks.administer`. What the gateway
 * answers itself needs `plugins.administer`, as policies decide.
 *
 * A session counts only for requests that no page of another origin has made; a token comes with no
 * request by itself. Each person, and each address of somebody who is not known, has its own rate.
 */
export function createApiPolicy({
  sessions,
  bearers,
  judge,
  services,
  platformToken,
  requestsPerMinute,
  rateLimits,
  cors,
  shell,
}: {
  sessions: Pick<Sessions, 'remembered' | 'find'>;
  bearers: Pick<Bearers, 'session'>;
  judge: JudgePerson;
  services: Readonly<Record<ApiService, Instance>>;
  platformToken: string;
  requestsPerMinute: number;
  rateLimits: RateLimits;
  cors: Cors;
  /** The origin of our own pages. */
  shell: string;
}): ApiPolicy {
  const limit = { requests: requestsPerMinute, ms: 60_000, per: 'user' } as const;

  const limited = (who: string): Refusal | undefined => {
    const seconds = rateLimits.take(limit, who);
    return seconds === 0 ? undefined : apiExhausted(seconds);
  };

  const destination = (
    { target, headers, forwarded }: ApiRequest,
    { token, onBehalfOf }: { token: string; onBehalfOf?: string },
  ): ApiRoute['destination'] => {
    const behalf = onBehalfOf === undefined ? '' : `Patchbay-On-Behalf-Of: ${onBehalfOf}\r\n`;
    const service = apiServiceOf(target);
    return {
      kind: 'forward',
      reader: 'plugin',
      candidates: [{ instance: services[service], rank: 0 }],
      breaker: undefined,
      path: target,
      cookies: '',
      added: `Authorization: Bearer ${token}\r\n${behalf}${forwarded}`,
      rules: { prefix: undefined, added: cors.lines(headers.origin) },
      upgrade: undefined,
      maxBodyBytes: apiBodyBytes,
      countsAsWaiting: false,
      // What the registry is asked for may take as long as a plugin does, or be a stream.
      maxMs: service === 'scheduler' ? schedulerMs : Infinity,
      isStream: false,
      pingMs: Infinity,
    };
  };

  /** Why somebody may not ask the scheduler, which leaves that to whoever it serves. */
  const mayNot = ({ method, target }: ApiRequest, { person }: Session): Refusal | undefined => {
    const reads = method === 'GET' || method === 'HEAD';
    if (reads || apiServiceOf(target) !== 'scheduler') return undefined;
    return unlessHeld(person, 'tasks.administer');
  };

  const judged = (route: ApiRoute, { person }: Session): Soon<ApiDecision> => {
    if (route.service !== 'gateway') return route;
    return judge(person, undefined).then((it) => unlessHeld(it, 'plugins.administer') ?? route);
  };

  const bySession = (request: ApiRequest, session: Session): Soon<ApiDecision> => {
    const { id } = session.person;
    const refusal = limited(id) ?? mayNot(request, session);
    if (refusal) return refusal;
    const as = { token: platformToken, onBehalfOf: `user:${id}` };
    const route: ApiRoute = {
      kind: 'api',
      service: apiServiceOf(request.target),
      destination: destination(request, as),
      user: id,
      sessionId: session.id,
      endsAt: session.endsAt,
      isAllowed: () => true,
    };
    return judged(route, session);
  };

  const byToken = (request: ApiRequest, token: string): Soon<ApiDecision> => {
    const credential = { kind: 'bearer', token } as const;
    const session = bearers.session(credential);
    const service = apiServiceOf(request.target);
    const refusal = limited(session?.person.id ?? networkOf(request.address));
    if (refusal) return refusal;
    const { endsAt } = session ?? {};
    const route = { kind: 'api', service, sessionId: undefined, endsAt } as const;
    const isOurs = /^pb[ct]_/.test(token);
    if (service === 'registry' || !isOurs) {
      // What is not known here may be the platform's own token, or one made a moment ago.
      const isAllowed = () => !session || bearers.session(credential) !== undefined;
      const user = session?.person.id ?? '';
      return { ...route, destination: destination(request, { token }), user, isAllowed };
    }
    if (!session) return badToken();
    const missing = mayNot(request, session);
    if (missing) return missing;
    const { person, actor = person.id } = session;
    const as = { token: platformToken, onBehalfOf: actor };
    const isAllowed = () => bearers.session(credential) !== undefined;
    const asked = { ...route, destination: destination(request, as), user: person.id, isAllowed };
    return judged(asked, session);
  };

  const find = async (request: ApiRequest, token: string): Promise<ApiDecision> => {
    try {
      const session = await sessions.find(token);
      return session ? bySession(request, session) : signedOut(request);
    } catch (error) {
      return sessionUnchecked(error);
    }
  };

  const signedOut = ({ address }: ApiRequest): Refusal =>
    limited(networkOf(address)) ?? apiSignedOut();

  return (request) => {
    const { method, headers, authorization, session, contentLength } = request;
    if (contentLength > apiBodyBytes) return apiTooLarge(apiBodyBytes);
    if (method === 'OPTIONS') {
      if (headers.origin === undefined) return methodNotAllowed('OPTIONS');
      return cors.preflight(headers.origin) ?? crossOrigin(shell);
    }
    const token = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (token !== undefined) return byToken(request, token);
    const asked = { method, headers };
    const isForeign = isCrossOriginWrite(asked, shell) || isCrossOriginRead(asked, shell);
    if (isForeign) return crossOrigin(shell);
    if (!session) return signedOut(request);
    const known = sessions.remembered(session.token);
    return known ? bySession(request, known) : find(request, session.token);
  };
}
