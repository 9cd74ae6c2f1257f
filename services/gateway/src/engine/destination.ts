import type { Candidate } from './balancing.ts';
import type { Instance } from './instance.ts';
import type { LocalAnswer } from './local-answer.ts';
import type { Client } from './client.ts';
import type { Reader } from './request-writer.ts';
import type { RequestHead } from './request-head.ts';
import type { AnswerRules } from './response-writer.ts';
import type { BreakerChange, RouteBreaker } from './route-breaker.ts';

/** Where a request goes, and how. The engine keeps it until the answer is complete or becomes a tunnel. */
export type Destination<Account = unknown> = {
  kind: 'forward';
  /** What the policy keeps of the request, by which it is told what becomes of it. */
  account: Account;
  reader: Reader;
  candidates: readonly Candidate[];
  /** Of the route of a plugin; undefined for what is always asked. */
  breaker: RouteBreaker | undefined;
  /** Whether it is one of the requests of which only so many may wait for an instance. */
  countsAsWaiting: boolean;
  /** What is asked for there: a path with its query. */
  path: string;
  /** The cookies that it gets. */
  cookies: string;
  /** Lines of our own, each with its CRLF. */
  added: string;
  /** How the answer is confined. */
  rules: AnswerRules | undefined;
  /** The protocol that may be switched to, in lower case. */
  upgrade: string | undefined;
  /** Of the request's body. */
  maxBodyBytes: number;
  /** From when it is decided to the end of the answer, unless that is a stream. */
  maxMs: number;
  /** The answer may pause for as long as it likes, as an event stream may. */
  isStream: boolean;
  /** Between pings to the client, once it was switched to a WebSocket; Infinity for none. */
  pingMs: number;
};

export type FailureReason =
  | 'no-instance'
  /** The last ones were not answered: it is asked now and then only. */
  | 'failing'
  /** Too many wait for its answers. */
  | 'busy'
  | 'unreachable'
  | 'connect-timeout'
  | 'body-timeout'
  | 'head-timeout'
  /** The client took too long, sent too much, or what is no body. */
  | 'request-timeout'
  | 'body-too-large'
  | 'malformed'
  | 'reset'
  | 'broken';

export type Failure = { reason: FailureReason; detail: string; retryAfterSeconds?: number };

/** Why what came on a connection is no request. */
export type Unreadable =
  | { reason: 'malformed'; detail: string }
  | { reason: 'target-too-long' | 'head-too-large' | 'request-timeout' };

/** Why a stream is ended from here: nobody may see it any more, or this process stops. */
export type EndReason = 'revoked' | 'stopping';

/** What the engine asks and tells. */
export type Policy<Account = unknown> = {
  /**
   * What happens to the request in `head`, which is good until this returns. At once when all it takes
   * is in memory. It neither throws nor rejects.
   */
  decide(client: Client, head: RequestHead): Soon<Destination<Account> | LocalAnswer>;
  /** What is told whoever sent what is no request. */
  unreadable(client: Client, why: Unreadable): LocalAnswer;
  /** What is told about a request that no instance answered. */
  refuse(client: Client, head: RequestHead, account: Account, failure: Failure): LocalAnswer;
  /** `milliseconds` from the head of the request to the head of the answer. */
  answered(account: Account, instance: Instance, status: number, milliseconds: number): void;
  /** `counts` says whether it is the instance's fault: what they cut off may have been too long. */
  failed(account: Account, instance: Instance, failure: Failure, about: { counts: boolean }): void;
  /** From now on its route is asked now and then only, or always again. */
  breakerChanged(account: Account, change: BreakerChange): void;
  /** The request is on its way. */
  began(account: Account): void;
  /** It is over, in whatever way, with so many bytes of bodies; what a tunnel carried is not counted. */
  ended(account: Account, requestBytes: number, answerBytes: number): void;
  /**
   * A stream that may last has begun; `end` ends it. Returns what to call when it has ended.
   */
  streaming(
    account: Account,
    kind: 'events' | 'tunnel',
    end: (reason: EndReason) => void,
  ): () => void;
};

type Soon<Result> = Result | Promise<Result>;
