import type { Candidate } from './balancing.ts';
import type { Failure } from './destination.ts';
import type { Instance } from './instance.ts';

/** Keeps requests to one route from a plugin that does not answer them. */
export type RouteBreaker = {
  /** Requests in a row that no instance answered. */
  failures: number;
  /** The last few of them, the newest at the end. */
  last: RouteFailure[];
  /** When it opened, in ms of the clock of `performance`. */
  openedAt: number;
  /** When the next one is let through while it is open, in ms of that clock. */
  probeAt: number;
  /** From then to the one after it. */
  pauseMs: number;
  /** When the one was let through that is to prove whether it answers again; 0 when none is under way. */
  probedAt: number;
  /** The instances that it judges: those that were asked last. */
  candidates: readonly Candidate[];
};

/** A request that `instance` did not answer; `at` in ms of the clock of `performance`. */
export type RouteFailure = { instance: string; why: string; at: number };

/** Why it is asked now and then only, or why no longer. */
export type BreakerChange =
  | { to: 'open'; failure: Failure }
  | { to: 'closed'; because: 'answered' | 'replaced' };

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
  return {
    failures: 0,
    last: [],
    openedAt: 0,
    probeAt: 0,
    pauseMs: 0,
    probedAt: 0,
    candidates: [],
  };
}

export function isOpen({ failures }: RouteBreaker): boolean {
  return failures >= failuresToOpen;
}

/** Whether it is open, and not only since nobody asks for the route any more. */
export function wasOpenLately(breaker: RouteBreaker, now: number): boolean {
  return isOpen(breaker) && now < breaker.probeAt + shownForMs;
}

/**
 * From now on it is about these instances; to be called before each request. They are listed anew
 * whenever something changes, which may be something else. Returns whether that closed it.
 */
export function judge(breaker: RouteBreaker, candidates: readonly Candidate[]): boolean {
  // Nobody is there who could be blamed, or not.
  if (breaker.candidates === candidates || candidates.length === 0) return false;
  const closes = isOpen(breaker);
  const same = areSame(breaker.candidates, candidates);
  breaker.candidates = candidates;
  if (same) return false;
  reset(breaker);
  return closes;
}

/** Why a request is not let through; undefined when it is. */
export function turnsAway(breaker: RouteBreaker, now: number): Failure | undefined {
  if (!isOpen(breaker)) return undefined;
  const { probeAt, pauseMs, failures, last } = breaker;
  if (now >= probeAt) {
    breaker.pauseMs = Math.min(maxPauseMs, pauseMs * 2);
    breaker.probeAt = now + breaker.pauseMs;
    breaker.probedAt = now;
    return undefined;
  }
  const retryAfterSeconds = Math.ceil((probeAt - now) / 1_000);
  const detail = `${last.at(-1)?.why}, ${failures} times in a row; it is asked again in ${retryAfterSeconds} s`;
  return { reason: 'failing', detail, retryAfterSeconds };
}

export function areSame(some: readonly Candidate[], others: readonly Candidate[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ instance }, index) => instance === others[index]?.instance);
}

/**
 * Nothing came of the request that was let through at `admittedAt`, by no fault of an instance: if it was to
 * prove something, the next may.
 */
export function probeEnded(
  breaker: RouteBreaker,
  { admittedAt, now }: Record<'admittedAt' | 'now', number>,
): void {
  if (!isOpen(breaker) || breaker.probedAt !== admittedAt) return;
  breaker.probedAt = 0;
  breaker.probeAt = now;
}

/** The request that was let through at `admittedAt` failed, whosever fault it is: the next waits its time. */
export function probeFailed(breaker: RouteBreaker, admittedAt: number): void {
  if (breaker.probedAt === admittedAt) breaker.probedAt = 0;
}

/**
 * Returns whether it opened. What an instance failed that is not asked any more is not counted.
 * `admittedAt` says when the request was let through.
 */
export function routeFailed(
  breaker: RouteBreaker,
  instance: Instance,
  { why, admittedAt, now }: { why: string; admittedAt: number; now: number },
): boolean {
  if (!judges(breaker, instance)) return false;
  probeFailed(breaker, admittedAt);
  if (breaker.failures === 0) breaker.last = [];
  else if (breaker.last.length === failuresToOpen) breaker.last.shift();
  breaker.last.push({ instance: instance.id, why, at: now });
  breaker.failures++;
  if (breaker.failures !== failuresToOpen) return false;
  breaker.openedAt = now;
  breaker.pauseMs = minPauseMs;
  breaker.probeAt = now + minPauseMs;
  return true;
}

/** Returns whether it closed. What one answers late that is not asked any more says nothing of the others. */
export function routeAnswered(breaker: RouteBreaker, instance: Instance): boolean {
  if (breaker.failures === 0 || !judges(breaker, instance)) return false;
  const closes = isOpen(breaker);
  reset(breaker);
  return closes;
}

function judges({ candidates }: RouteBreaker, instance: Instance): boolean {
  return candidates.some((it) => it.instance === instance);
}

function reset(breaker: RouteBreaker): void {
  breaker.failures = 0;
  breaker.probedAt = 0;
}
