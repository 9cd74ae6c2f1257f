import type { BodyReader } from './body-reader.ts';
import { answered, type Client, type ClientActs } from './client.ts';
import type { Destination, Failure, Policy } from './destination.ts';
import { answeredRequest } from './ejection.ts';
import type { Exchange } from './exchange.ts';
import type { Instance } from './instance.ts';
import { routeAnswered } from './route-breaker.ts';
import { destroyUpstream, type Upstream, type UpstreamUser } from './upstream.ts';
import type { Waits } from './waits.ts';

/** What all requests of an engine share. */
export type ForwardContext = {
  policy: Policy;
  clientActs: ClientActs;
  /** Whether connections end after their answer. */
  isStopping: boolean;
  /** Answers a request itself: no instance did. */
  refuse(client: Client, account: unknown, failure: Failure): void;
};

/** A request that was sent to an instance, until its answer is complete. */
export type Forward = Exchange &
  UpstreamUser &
  Waits & {
    readonly context: ForwardContext;
    readonly client: Client;
    readonly destination: Destination;
    /** Of the destination. */
    readonly account: unknown;
    readonly method: string;
    /** Of the client's HTTP/1.x. */
    readonly minor: 0 | 1;
    /** The client may wait for 100 before it sends the body. */
    expectsContinue: boolean;
    /** The head after its first two lines, with as much of the body as can be sent again. */
    readonly request: string;
    readonly isChunked: boolean;
    /** When its head was complete. */
    readonly startedAt: number;
    /** When it was let through. */
    readonly admittedAt: number;
    /** When bytes of its answer came last. The clock is read once for all that is done with them. */
    readAt: number;
    /** `answered`: the answer is complete, and the instance takes the rest of the request. */
    state: 'asking' | 'answering' | 'answered' | 'done';
    instance: Instance | undefined;
    upstream: Upstream | undefined;
    /** The request was sent to its end. */
    isSent: boolean;
    /** It is among those that wait for the instance. */
    isWaiting: boolean;
    /** Some of its body was sent that is not kept. */
    isStreamed: boolean;
    isRetry: boolean;
    /** An incomplete head of the answer. */
    partial: Buffer | undefined;
    interims: number;
    /** Of bodies. */
    requestBytes: number;
    answerBytes: number;
    answer: BodyReader;
    /** The answer's body is sent in chunks. */
    chunksAnswer: boolean;
    isStream: boolean;
    streamEnded: (() => void) | undefined;
    /** For how long the instance keeps the connection; 0 when it does not. */
    keptMs: number;
  };

/** An instance answers: it is well, and so is the route. */
export function beganAnswer(forward: Forward): void {
  const { instance, account, context } = forward;
  const { breaker } = forward.destination;
  forward.state = 'answering';
  if (instance) {
    waitsNoMore(forward, instance);
    answeredRequest(instance);
  }
  if (breaker && instance && routeAnswered(breaker, instance)) {
    context.policy.breakerChanged(account, { to: 'closed', because: 'answered' });
  }
}

/** It is not, or no longer, among those that wait for the instance. */
export function waitsNoMore(forward: Forward, instance: Instance): void {
  if (!forward.isWaiting) return;
  forward.isWaiting = false;
  instance.waiting--;
}

/** Has the request answered from here: no instance did, and none will. */
export function refuse(forward: Forward, failure: Failure): void {
  const { client, context, account } = forward;
  forward.state = 'done';
  client.exchange = undefined;
  context.refuse(client, account, failure);
  over(forward);
}

/** To be called once of each, when it is over in whatever way. */
export function over({
  context,
  account,
  requestBytes,
  answerBytes,
}: Pick<Forward, 'context' | 'account' | 'requestBytes' | 'answerBytes'>): void {
  context.policy.ended(account, requestBytes, answerBytes);
}

/** Its answer is complete, and what is left of its request goes nowhere. */
export function conclude(forward: Forward, now = performance.now()): void {
  const { client, context } = forward;
  close(forward);
  over(forward);
  answered(client, context.clientActs, now);
}

/** Lets go of the instance, and of its connection if that cannot be used again. */
export function close(forward: Forward): void {
  const { upstream, instance, client } = forward;
  forward.state = 'done';
  forward.takesBody = false;
  forward.deadline = Infinity;
  if (client.exchange === forward) client.exchange = undefined;
  if (upstream) {
    forward.upstream = undefined;
    destroyUpstream(upstream);
  }
  if (instance) {
    forward.instance = undefined;
    instance.outstanding--;
    waitsNoMore(forward, instance);
  }
  const { streamEnded } = forward;
  forward.streamEnded = undefined;
  streamEnded?.();
}
