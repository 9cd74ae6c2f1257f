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
  { candidates, breaker, countsAsWaiting }: Destination,
  { waitingAtOnce }: Limits,
  now: number,
): Instance | Failure {
  let instance = choose(candidates, { now });
  if (!instance) return { reason: 'no-instance', detail: 'no process of it can be asked' };
  if (countsAsWaiting && instance.waiting >= waitingAtOnce) {
    const { waiting } = instance;
    instance = choose(candidates, { except: instance, now });
    if (!instance || instance.waiting >= waitingAtOnce) return busy(waiting);
  }
  return (breaker && turnsAway(breaker, now)) ?? instance;
}

function busy(waiting: number): Failure {
  const detail = `${waiting.toLocaleString('en')} requests wait for its answers, and it takes no more`;
  return { reason: 'busy', detail, retryAfterSeconds: 1 };
}
