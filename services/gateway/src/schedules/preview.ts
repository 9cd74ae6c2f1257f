import { fromTimestamp, PlatformError } from '@patchbay/proto';
import type { SchedulerClient } from '../platform-clients.ts';
import { troubleOf } from '../shell/trouble.ts';
import { wantedTiming, type EnteredTiming } from './wanted-timing.ts';

const shown = 5;

/** The next moments of a schedule that nobody has made yet, and in which zone; or why they are not known. */
export type Preview = { moments: Date[]; timeZone: string } | { trouble: string };

/** @param timeZone where whoever asks is; a cron expression has a zone of its own. */
export async function previewOf(
  scheduler: SchedulerClient,
  entered: EnteredTiming,
  { timeZone, now = new Date() }: { timeZone: string; now?: Date },
): Promise<Preview> {
  if (entered.repeats === 'cron' && entered.cron === '') {
    return { trouble: 'enter a cron expression to see when it runs' };
  }
  try {
    const timing = wantedTiming(entered);
    if (timing.kind === 'interval') {
      const { delay, every } = timing;
      const first = now.getTime() + delay * 1_000;
      const moments = Array.from(
        { length: every > 0 ? shown : 1 },
        (_, index) => new Date(first + index * every * 1_000),
      );
      return { moments, timeZone };
    }
    const { cron, timezone } = timing;
    const asked = { cron, timezone, count: shown };
    const { moments } = await scheduler.previewSchedule(asked, { timeoutMs: 3_000 });
    const zone = cron.startsWith('@every') ? timeZone : timezone || 'UTC';
    return { moments: moments.flatMap((at) => fromTimestamp(at) ?? []), timeZone: zone };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const [violation] = error.details.violations ?? [];
    return { trouble: violation?.message ?? troubleOf(error.message) };
  }
}
