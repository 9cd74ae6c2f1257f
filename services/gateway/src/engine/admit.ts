import { choose } from './balancing.ts';
import type { Destination, Failure } from './destination.ts';
import type { Instance } from './instance.ts';
import type { Limits } from './limits.ts';
import { turnsAway } from './route-breaker.ts';

/**
 * The instance that a request goes to, or why it is turned away: then nobody is asked, which costs less
 * than an answer, so that a plugin that hangs or fails takes nothing from others.
 */
export function admit(
  { candidates, breaker }: Destination,
  { waitingAtOnce }: Limits,
  now: number,
): Instance | Failure {
  const instance = choose(candidates, { now });
  if (!instance) return { reason: 'no-instance', detail: 'no process of it can be asked' };
  if (!breaker) return instance;
  if (instance.waiting < waitingAtOnce) return turnsAway(breaker, candidates, now) ?? instance;
  const detail = `${instance.waiting.toLocaleString('en')} requests wait for its answers, and it takes no more`;
  return { reason: 'busy', detail, retryAfterSeconds: 1 };
}
