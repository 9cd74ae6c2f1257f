import { PlatformError } from '@patchbay/proto';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Keeps calls from a plugin that does not answer, until it may be well again. */
export type Breaker = {
  state(): BreakerState;
  /** Why it opened last; undefined when it never did. */
  reason(): string | undefined;
  /**
   * To be called before each call; `succeeded` or `failed` has to follow.
   *
   * @throws PlatformError `unavailable` while it is open.
   */
  enter(): void;
  succeeded(): void;
  failed(reason: string): void;
};

const failuresToOpen = 5;
const minOpenMs = 5_000;
const maxOpenMs = 60_000;

/**
 * Closed, it lets every call through; five failures in a row open it. Open, it lets none through for
 * five seconds, doubled each time up to a minute. Half-open, it lets one through, which decides.
 */
export function createBreaker(
  plugin: string,
  { onChange, now = Date.now }: { onChange: (state: BreakerState) => void; now?: () => number },
): Breaker {
  let current: BreakerState = 'closed';
  let failures = 0;
  let opened = 0;
  let openUntil = 0;
  let why: string | undefined;

  const change = (next: BreakerState) => {
    if (next === current) return;
    current = next;
    onChange(next);
  };
  const open = () => {
    openUntil = now() + Math.min(maxOpenMs, minOpenMs * 2 ** opened);
    opened++;
    change('open');
  };

  return {
    state: () => current,
    reason: () => why,
    enter() {
      if (current === 'closed') return;
      if (current === 'open' && now() >= openUntil) return change('half-open');
      const seconds = Math.max(1, Math.ceil((openUntil - now()) / 1000));
      const message =
        current === 'half-open'
          ? `plugin "${plugin}" is not asked while one call finds out whether it answers again`
          : `plugin "${plugin}" is not asked for another ${seconds} s, because it failed ${failures} times in a row: ${why}`;
      throw new PlatformError('unavailable', message, { reason: 'breaker-open' });
    },
    succeeded() {
      failures = 0;
      opened = 0;
      change('closed');
    },
    failed(reason) {
      failures++;
      why = reason;
      if (current === 'half-open' || (current === 'closed' && failures >= failuresToOpen)) open();
    },
  };
}
