import { invalid, longestSeconds, parseDuration, repeat } from '@patchbay/proto';

/** When a schedule is to run: by a cron expression, or after a delay and then again every so often. */
export type WantedTiming =
  | { kind: 'cron'; cron: string; timezone: string }
  /** In seconds; `every` is 0 for once. */
  | { kind: 'interval'; delay: number; every: number };

/** What the form for a schedule says of its timing, as it was entered. */
export type EnteredTiming = {
  /** Such as `10m`; empty for now. */
  begins: string;
  repeats: keyof typeof repeat | 'cron';
  cron: string;
  timezone: string;
};

/** @throws PlatformError `invalid` for a delay that is none, or longer than ten years. */
export function wantedTiming({ begins, repeats, cron, timezone }: EnteredTiming): WantedTiming {
  if (repeats === 'cron') return { kind: 'cron', cron, timezone };
  const delay = begins === '' ? 0 : parseDuration(begins);
  if (delay === undefined) throw noTime(`"${begins}" is no time: write it like 10m, or 1h 30m`);
  if (delay > longestSeconds) throw noTime(`"${begins}" is longer than ten years`);
  return { kind: 'interval', delay, every: repeat[repeats] };
}

function noTime(message: string): Error {
  return invalid('the schedule cannot be made', [{ field: 'begins', message }]);
}
