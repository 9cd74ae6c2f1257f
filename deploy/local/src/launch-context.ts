import type { LauncherOutput } from './launcher-output.ts';

/** What every start-up of the launcher is given. */
export type LaunchContext = {
  output: LauncherOutput;
  /** Ends what is under way: the launcher was told to stop, or something else could not start. */
  signal: AbortSignal;
  /** Ends every process at once. */
  now: AbortSignal;
};
