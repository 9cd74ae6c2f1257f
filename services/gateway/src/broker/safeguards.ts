import { PlatformError, type ReceivedPlugin } from '@patchbay/proto';
import type { Events } from '../events.ts';
import { createBreaker, type Breaker, type BreakerState } from './breaker.ts';

/** What this gateway makes of a plugin that it calls. */
export type CallHealth = { state: BreakerState; reason: string | undefined; underWay: number };

export type Safeguards = {
  /**
   * Makes a call, unless the plugin has too many under way or did not answer the last ones. `work`
   * tells whether the plugin answered; that it answered with an error is no failure.
   *
   * @throws PlatformError `exhausted`, `unavailable`, or what `work` throws.
   */
  guard<T extends { failure: string | undefined }>(
    plugin: ReceivedPlugin,
    work: () => Promise<T>,
  ): Promise<T>;
  health(plugin: string): CallHealth;
};

type Guarded = { breaker: Breaker; underWay: number; processes: ReadonlySet<string> };

/** One plugin takes this much of the gateway at most. */
const callsAtOnce = 32;

/** A cap and a circuit breaker for each plugin, so that one that hangs holds up nobody else. */
export function createSafeguards({
  events,
  onChange,
}: {
  events: Events;
  /** Called when a plugin is no longer called, or again. */
  onChange: () => void;
}): Safeguards {
  const known = new Map<string, Guarded>();

  const of = ({ slug: plugin, instances }: ReceivedPlugin): Guarded => {
    const processes = new Set(instances.map(({ id, epoch }) => `${id} ${epoch}`));
    const before = known.get(plugin);
    if (before && processes.isSubsetOf(before.processes)) return before;
    const changed = (state: BreakerState) => {
      events.breakerChanged({ plugin, state });
      onChange();
    };
    const guarded = before ?? {
      breaker: createBreaker(plugin, { onChange: changed }),
      underWay: 0,
      processes,
    };
    // A new process is not to blame for what the others failed.
    if (before) guarded.breaker.close();
    guarded.processes = processes;
    known.set(plugin, guarded);
    return guarded;
  };

  return {
    async guard(plugin, work) {
      const guarded = of(plugin);
      if (guarded.underWay >= callsAtOnce) {
        const message = `plugin "${plugin.slug}" has ${callsAtOnce} calls under way and takes no more`;
        throw new PlatformError('exhausted', message);
      }
      const entered = guarded.breaker.enter();
      guarded.underWay++;
      const { processes } = guarded;
      // What processes of before answer late, or fail, says nothing of those of now.
      const outcome = (failure: string | undefined) => {
        if (guarded.processes !== processes) return;
        if (failure === undefined) entered.succeeded();
        else entered.failed(failure);
      };
      try {
        const result = await work();
        outcome(result.failure);
        return result;
      } catch (error) {
        outcome(error instanceof Error ? error.message : String(error));
        throw error;
      } finally {
        guarded.underWay--;
      }
    },
    health(plugin) {
      const guarded = known.get(plugin);
      if (!guarded) return { state: 'closed', reason: undefined, underWay: 0 };
      const { breaker, underWay } = guarded;
      return { state: breaker.state(), reason: breaker.reason(), underWay };
    },
  };
}
