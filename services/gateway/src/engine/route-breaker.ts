import type { Candidate } from './balancing.ts';
import type { Failure } from './destination.ts';

/** Keeps requests to one route from a plugin that does not answer them. */
export type RouteBreaker = {
  /** Requests in a row that no instance answered. */
  failures: number;
  /** Why the last of them was not answered. */
  why: string;
  /** When the next one is let through while it is open, in ms of the clock of `performance`. */
  probeAt: number;
  /** From then to the one after it. */
  pauseMs: number;
  /** When the last one was let through while it was open. */
  probedAt: number;
  /** The instances that it judges: those that were asked last. */
  candidates: readonly Candidate[];
};

const failuresToOpen = 5;
const minPauseMs = 500;
const maxPauseMs = 10_000;
const shownForMs = 60_000;

/**
 * Closed, it lets every request through; five in a row that no instance answered open it. Open, it lets
 * one through after half a second, and others after twice as long each time, up to ten seconds. The first
 * that is answered closes it, and so do other instances: they are not to blame.
 */
export function createRouteBreaker(): RouteBreaker {
  return { failures: 0, why: '', probeAt: 0, pauseMs: 0, probedAt: 0, candidates: [] };
}

export function isOpen({ failures }: RouteBreaker): boolean {
  return failures >= failuresToOpen;
}

/** Whether it is open, and not only since nobody asks for the route any more. */
export function wasOpenLately(breaker: RouteBreaker, now: number): boolean {
  return isOpen(breaker) && now < breaker.probeAt + shownForMs;
}

/** Why a request is not let through; undefined when it is. */
export function turnsAway(
  breaker: RouteBreaker,
  candidates: readonly Candidate[],
  now: number,
): Failure | undefined {
  if (breaker.candidates !== candidates) judge(breaker, candidates);
  if (!isOpen(breaker)) return undefined;
  const { probeAt, pauseMs, failures, why } = breaker;
  if (now >= probeAt) {
    breaker.pauseMs = Math.min(maxPauseMs, pauseMs * 2);
    breaker.probeAt = now + breaker.pauseMs;
    breaker.probedAt = now;
    return undefined;
  }
  const retryAfterSeconds = Math.ceil((probeAt - now) / 1_000);
  const detail = `${why}, ${failures} times in a row; it is asked again in ${retryAfterSeconds} s`;
  return { reason: 'failing', detail, retryAfterSeconds };
}

/** They are listed anew whenever something changes, which may be something else. */
function judge(breaker: RouteBreaker, candidates: readonly Candidate[]): void {
  if (!areSame(breaker.candidates, candidates)) breaker.failures = 0;
  breaker.candidates = candidates;
}

function areSame(some: readonly Candidate[], others: readonly Candidate[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ instance }, index) => instance === others[index]?.instance);
}

/** The client ended the request that was let through at `admittedAt`: if it was to prove something, the next may. */
export function probeEnded(
  breaker: RouteBreaker,
  { admittedAt, now }: Record<'admittedAt' | 'now', number>,
): void {
  if (isOpen(breaker) && breaker.probedAt === admittedAt) breaker.probeAt = now;
}

/** Returns whether it opened. What instances before those of now failed is not counted. */
export function routeFailed(
  breaker: RouteBreaker,
  { candidates, why, now }: { candidates: readonly Candidate[]; why: string; now: number },
): boolean {
  if (!areSame(breaker.candidates, candidates)) return false;
  breaker.why = why;
  breaker.failures++;
  if (breaker.failures !== failuresToOpen) return false;
  breaker.pauseMs = minPauseMs;
  breaker.probeAt = now + minPauseMs;
  return true;
}

/** Returns whether it closed. */
export function routeAnswered(breaker: RouteBreaker): boolean {
  const closes = isOpen(breaker);
  breaker.failures = 0;
  return closes;
}
