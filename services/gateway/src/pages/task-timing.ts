import { fromStruct, type ReceivedSchedule } from '@patchbay/proto';
import { interval } from './interval.ts';

/** When a schedule fires, in words: `every 5 minutes`, `0 3 * * *, Europe/Berlin`, `once`. */
export function timingOf({ spec }: ReceivedSchedule): string {
  const { repeatSeconds, cron, timezone } = fromStruct(spec);
  if (typeof cron === 'string') {
    const zone = typeof timezone === 'string' && !cron.startsWith('@every') ? timezone : 'UTC';
    return zone === 'UTC' ? cron : `${cron}, ${zone}`;
  }
  if (typeof repeatSeconds !== 'number' || repeatSeconds === 0) return 'once';
  return `every ${interval(repeatSeconds)}`;
}
