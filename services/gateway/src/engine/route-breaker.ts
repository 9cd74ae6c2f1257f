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
  /** The instances that failed. */
  failed: readonly Candidate[];
};

const failuresToOpen = 5;
const minPauseMs = 500;
const maxPauseMs = 10_000;

/**
 * Closed, it lets every request through; five in a row that no instance answered open it. Open, it lets
 * one through after half a second, and others after twice as long each time, up to ten seconds. The first
 * that is answered closes it, and so do other instances: they are not to blame.
 */
export function createRouteBreaker(): RouteBreaker {
  return { failures: 0, why: '', probeAt: 0, pauseMs: 0, failed: [] };
}

export function isOpen({ failures }: RouteBreaker): boolean {
  return failures >= failuresToOpen;
}

/** Why a request is not let through; undefined when it is. */
export function turnsAway(
  breaker: RouteBreaker,
  candidates: readonly Candidate[],
  now: number,
): Failure | undefined {
  if (!isOpen(breaker) || breaker.failed !== candidates) return undefined;
  const { probeAt, pauseMs, failures, why } = breaker;
  if (now >= probeAt) {
    breaker.pauseMs = Math.min(maxPauseMs, pauseMs * 2);
    breaker.probeAt = now + breaker.pauseMs;
    return undefined;
  }
  const retryAfterSeconds = Math.ceil((probeAt - now) / 1_000);
  const detail = `${why}, ${failures} times in a row; it is asked again in ${retryAfterSeconds} s`;
  return { reason: 'failing', detail, retryAfterSeconds };
}

/** Returns whether it opened. */
export function routeFailed(
  breaker: RouteBreaker,
  { candidates, why, now }: { candidates: readonly Candidate[]; why: string; now: number },
): boolean {
  if (breaker.failed !== candidates) breaker.failures = 0;
  breaker.failed = candidates;
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
