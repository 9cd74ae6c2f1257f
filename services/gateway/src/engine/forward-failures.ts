import { ask } from './ask-instance.ts';
import { choose } from './balancing.ts';
import type { Failure, FailureReason } from './destination.ts';
import { failedRequest, unreachable } from './ejection.ts';
import { close, conclude, over, refuse, type Forward } from './forward.ts';
import type { Instance } from './instance.ts';
import { probeEnded, probeFailed, routeFailed } from './route-breaker.ts';

/** No connection was made, so that nothing of the request was sent. */
const madeNoConnection = new Set<FailureReason>(['unreachable', 'connect-timeout']);
const idempotent = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PROPFIND',
  'REPORT',
  'SEARCH',
]);

/**
 * No byte of an answer was sent yet. It is tried again if it reached nobody; or if its connection broke, it is
 * idempotent, was not streamed, and no byte of an answer came.
 */
export function fail(forward: Forward, failure: Failure): void {
  const { client, destination, account, context, upstream, instance } = forward;
  const { reason } = failure;
  const wasStale = reason === 'reset' && upstream?.reused === true;
  const reachedNobody = madeNoConnection.has(reason);
  const counts = reachedNobody || reason === 'body-timeout' || (forward.isSent && !wasStale);
  const hadBytes = forward.partial !== undefined || forward.interims > 0;
  const isSafeAgain =
    reason === 'reset' && !hadBytes && !forward.isStreamed && idempotent.has(forward.method);
  close(forward);
  if (instance) {
    if (reachedNobody) unreachable(instance);
    else if (counts) failedRequest(instance);
    context.policy.failed(account, instance, failure, { counts });
  }
  const again = !forward.isRetry && (reachedNobody || isSafeAgain);
  const about = { blame: counts ? instance : undefined, wasStale };
  if (!again) return refuseFailed(forward, failure, about);
  forward.isRetry = true;
  forward.state = 'asking';
  client.exchange = forward;
  const now = performance.now();
  const other = choose(destination.candidates, { except: instance, now });
  const next = other ?? (wasStale ? instance : undefined);
  if (next) ask(forward, next, now);
  else refuseFailed(forward, failure, about);
}

/** `blame` is the instance whose fault it is, if it is one's: what they cut off may be too long. */
function refuseFailed(
  forward: Forward,
  failure: Failure,
  { blame, wasStale }: { blame: Instance | undefined; wasStale: boolean },
): void {
  const { account, context, admittedAt, isStreamed } = forward;
  const { breaker } = forward.destination;
  const now = performance.now();
  if (breaker && blame) {
    const opens = routeFailed(breaker, blame, { why: failure.detail, admittedAt, now });
    if (opens) context.policy.breakerChanged(account, { to: 'open', failure });
  } else if (breaker && wasStale && !isStreamed) {
    probeEnded(breaker, { admittedAt, now });
  } else if (breaker) {
    probeFailed(breaker, admittedAt);
  }
  refuse(forward, failure);
}

/** Why a connection ended without an answer. */
export function failureOf(
  { upstream }: Forward,
  error: NodeJS.ErrnoException | undefined,
): Failure {
  if (upstream?.connected) {
    return { reason: 'reset', detail: 'it closed the connection without an answer' };
  }
  const detail = `it accepts no connection (${error?.code ?? error?.message ?? 'closed'})`;
  return { reason: 'unreachable', detail };
}

export function broken(forward: Forward, why: string): void {
  fail(forward, { reason: 'broken', detail: `its answer is not HTTP: ${why}` });
}

/** To be called of what the client ends: another may find out whether its route answers again. */
export function provedNothing({ state, destination, admittedAt }: Forward): void {
  const { breaker } = destination;
  if (breaker && state === 'asking') probeEnded(breaker, { admittedAt, now: performance.now() });
}

/** Ends what the client, and not the instance, does wrong. */
export function giveUp(forward: Forward, failure: Failure): void {
  const { state, client } = forward;
  // Who was too slow asks again on another connection (RFC 9110 §15.5.9).
  if (failure.reason === 'request-timeout') client.keepsAlive = false;
  if (state === 'answered') return conclude(forward);
  provedNothing(forward);
  close(forward);
  if (state === 'asking') return refuse(forward, failure);
  over(forward);
  breakOff(forward);
}

/**
 * The answer broke off: the client must not take it for complete. `counts` says whether that is the
 * instance's fault.
 */
export function cutOff(forward: Forward, detail: string, { counts = true } = {}): void {
  const { context, account, instance } = forward;
  close(forward);
  over(forward);
  if (instance) {
    if (counts) failedRequest(instance);
    context.policy.failed(account, instance, { reason: 'broken', detail }, { counts });
  }
  breakOff(forward);
}

/** A plain end would be the proper one of an answer that lasts until the connection closes. */
function breakOff({ client, answer, chunksAnswer }: Forward): void {
  const endsByClosing =
    answer.kind === 'until-close' || (answer.kind === 'chunked' && !chunksAnswer);
  if (endsByClosing) client.socket.resetAndDestroy();
  else client.socket.destroy();
}
