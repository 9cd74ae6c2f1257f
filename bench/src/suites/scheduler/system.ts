import type { Execution } from './executions.ts';

/** Work to be done once, at a moment. */
export type Timer = { id: number; dueMs: number };

/** A scheduler under measurement: its stores and its processes, and two processes with its handler. */
export type System = AsyncDisposable & {
  /** Resolves when all of them are stored. */
  addTimers(timers: readonly Timer[]): Promise<void>;
  /** Stores work that waits until what this resolves with is called; absent where timers that are due at once are just that. */
  addBacklog?: (timers: readonly Timer[]) => Promise<() => Promise<void>>;
  /** Schedules that fire every second, from `fromMs` on; absent where a second is too short. */
  addEverySecond?: (schedules: { count: number; fromMs: number }) => Promise<void>;
  /** SIGKILL to one of the two processes that decide when a timer fires. */
  killOne(): Promise<void>;
  /** What the handlers have begun, in the order in which they did. */
  executions(): Promise<Execution[]>;
};

/** Makes a system anew, with nothing stored and both of its handlers at work. */
export type StartSystem = () => Promise<System>;
