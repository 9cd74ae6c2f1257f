import { PlatformError } from '@patchbay/proto';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Keeps calls from a plugin that does not answer, until it may be well again. */
export type Breaker = {
  state(): BreakerState;
  /** Why it opened last; undefined when it never did. */
  reason(): string | undefined;
  /**
   * To be called before each call, of which it is told how it ended.
   *
   * @throws PlatformError `unavailable` while it is open.
   */
  enter(): EnteredCall;
  /** Whatever failed counts no more. */
  close(): void;
};

export type EnteredCall = { succeeded(): void; failed(reason: string): void };

const failuresToOpen = 5;
const minOpenMs = 5_000;
const maxOpenMs = 60_000;

/**
 * Closed, it lets every call through; five failures in a row open it. Open, it lets none through for
 * five seconds, doubled each time up to a minute. Half-open, it lets one through, which decides: of a call
 * that began before, an answer closes it too, and a failure says nothing new.
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
  let changes = 0;

  const change = (next: BreakerState) => {
    if (next === current) return;
    current = next;
    changes++;
    onChange(next);
  };
  const open = () => {
    openUntil = now() + Math.min(maxOpenMs, minOpenMs * 2 ** opened);
    opened++;
    change('open');
  };

  const close = () => {
    failures = 0;
    opened = 0;
    change('closed');
  };
  const entered = (): EnteredCall => {
    const since = changes;
    return {
      succeeded: close,
      failed(reason) {
        if (changes !== since) return;
        failures++;
        why = reason;
        if (current === 'half-open' || failures >= failuresToOpen) open();
      },
    };
  };

  return {
    state: () => current,
    reason: () => why,
    enter() {
      if (current === 'closed') return entered();
      if (current === 'open' && now() >= openUntil) {
        change('half-open');
        return entered();
      }
      const seconds = Math.max(1, Math.ceil((openUntil - now()) / 1000));
      const message =
        current === 'half-open'
          ? `plugin "${plugin}" is not asked while one call finds out whether it answers again`
          : `plugin "${plugin}" is not asked for another ${seconds} s, because it failed ${failures} times in a row: ${why}`;
      throw new PlatformError('unavailable', message, { reason: 'breaker-open' });
    },
    close,
  };
}
