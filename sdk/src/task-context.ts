import type { Logger } from 'pino';
import type { TaskSpace } from '@patchbay/proto';
import type { Schedules } from './schedules.ts';
import type { SettingsFor } from './scoped-settings.ts';
import type { Telling } from './telling.ts';

/** What a task's `run` is told about this attempt. */
export type TaskContext<Settings, Scoped = Settings> = {
  /**
   * Aborts when the result no longer counts: another attempt has taken over, `maxRunSeconds` have
   * passed, somebody cancelled the run, or the process has to end. Pass it on to whatever waits: a
   * handler that goes on for 10 s all the same loses its slot, and its result.
   */
  signal: AbortSignal;
  /** Its lines carry the run's id, and are shown with the run (the first 2,000 of them). */
  log: Logger;
  /**
   * Says how far the run is, for those who watch it: from 0 to 1, or undefined when that is not
   * known, and a few words. Cheap: what is newer replaces what was not sent yet.
   *
   * @example progress(done / total, `${done} of ${total} feeds`)
   */
  progress: (fraction: number | undefined, text?: string) => void;
  /** Asks for runs of this plugin's tasks at other times. */
  schedules: Schedules;
  /** The site settings at the start of the attempt. */
  settings: Settings;
  /**
   * The settings in force for a space, a person, or a person in a space:
   * `settingsFor({ space: space.id })`. They are asked for once and remembered until they change.
   *
   * @throws PlatformError `unavailable` while the registry is away and they are not remembered.
   */
  settingsFor: SettingsFor<Scoped>;
  /** Where the run happens, of a task whose scope is `space`. */
  space: TaskSpace | undefined;
  runId: string;
  /** 1 for the first. */
  attempt: number;
  /** The moment the schedule names; the same for every attempt. */
  scheduledFor: Date;
  /** The same for every attempt of a run: give it to systems that can recognise a repetition. */
  idempotencyKey: string;
  /** Grows with every attempt: a store that refuses smaller ones than it has seen is safe from stale writes. */
  fence: number;
} & Telling;
