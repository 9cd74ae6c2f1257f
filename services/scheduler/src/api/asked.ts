import { PlatformError } from '@patchbay/proto';
import { parseRunId, type RunKey } from '../triggers/run-key.ts';

/** The number of a schedule's id. @throws PlatformError `not_found` for any other text. */
export function scheduleIdOf(id: string): number {
  if (/^[1-9]\d{0,14}$/.test(id)) return Number(id);
  throw noSchedule(id);
}

export function noSchedule(id: string | number): PlatformError {
  return new PlatformError('not_found', `there is no schedule "${id}"; list them to see their ids`);
}

/** @throws PlatformError `not_found` for a text that is no run's id. */
export function runKeyOf(id: string): RunKey {
  const key = parseRunId(id);
  if (!key) throw noRun(id);
  return key;
}

export function noRun(id: string): PlatformError {
  return new PlatformError('not_found', `there is no run "${id}"; it may be too old to be kept`);
}
