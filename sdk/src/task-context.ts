import type { Logger } from 'pino';

/** What a task's `run` is told about this attempt. */
export type TaskContext<Settings> = {
  /**
   * Aborts when the result no longer counts: another attempt has taken over, `maxRunSeconds` have
   * passed, or the process has to end. Pass it on to whatever waits.
   */
  signal: AbortSignal;
  /** Its lines carry the run's id. */
  log: Logger;
  /** The site settings at the start of the attempt. */
  settings: Settings;
  runId: string;
  /** 1 for the first. */
  attempt: number;
  /** The moment the schedule names; the same for every attempt. */
  scheduledFor: Date;
  /** The same for every attempt of a run: give it to systems that can recognise a repetition. */
  idempotencyKey: string;
  /** Grows with every attempt: a store that refuses smaller ones than it has seen is safe from stale writes. */
  fence: number;
};
