import type { RateLimit } from './route-rule.ts';

export type RateLimits = {
  /** Counts a request of `who`; 0 when it may pass, else for how many seconds it is to wait. */
  take(limit: RateLimit, who: string): number;
};

/**
 * Counts requests against the limits of routes, in this process alone. Who has not asked for a while may
 * ask as often as the limit says at once, and then as often as the limit says on average (GCRA): one
 * number is kept for each of those who asked lately.
 */
export function createRateLimits({
  now = () => performance.now(),
  maxRemembered = 20_000,
} = {}): RateLimits {
  const limits = new WeakMap<RateLimit, Map<string, number>>();

  const usedOf = (limit: RateLimit): Map<string, number> => {
    let used = limits.get(limit);
    if (!used) limits.set(limit, (used = new Map()));
    return used;
  };

  return {
    take(limit, who) {
      const usedUp = usedOf(limit);
      const at = now();
      const eachMs = limit.ms / limit.requests;
      const next = Math.max(at, usedUp.get(who) ?? 0) + eachMs;
      const waitMs = next - limit.ms - at;
      if (waitMs > 0.001) return Math.ceil(waitMs / 1_000);
      usedUp.delete(who);
      if (usedUp.size >= maxRemembered) forgetOld(usedUp, at);
      usedUp.set(who, next);
      return 0;
    },
  };
}

/** Forgets who may ask as often as anybody new, or else whoever asked the longest ago. */
function forgetOld(usedUp: Map<string, number>, at: number): void {
  const before = usedUp.size;
  for (const [who, until] of usedUp) if (until <= at) usedUp.delete(who);
  if (usedUp.size < before) return;
  const [oldest] = usedUp.keys();
  if (oldest !== undefined) usedUp.delete(oldest);
}
