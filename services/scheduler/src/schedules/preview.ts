import { fromTimestamp, invalid, isTimeZone, longestSeconds, parseCron } from '@patchbay/proto';
import type { Database } from '@patchbay/chassis';
import { noSchedule, scheduleIdOf } from '../api/asked.ts';
import { timingOf } from './declared-task.ts';
import { readForPreview, readNow } from './schedule-store.ts';
import { nextMoment, type Timing } from './timing.ts';

const longest = 100;

type Request = {
  scheduleId: string;
  cron: string;
  timezone: string;
  repeatSeconds: number;
  count: number;
  after: Parameters<typeof fromTimestamp>[0];
};

/** The next moments of a schedule, or of a timing that nobody has stored. */
export async function previewMoments(db: Database, request: Request): Promise<Date[]> {
  const count = Math.min(request.count === 0 ? 5 : request.count, longest);
  const nowUs = await readNow(db);
  const after = fromTimestamp(request.after);
  const { timing, fromUs, includes } =
    request.scheduleId === ''
      ? { timing: timingAsked(request), fromUs: nowUs, includes: false }
      : await timingStored(db, request.scheduleId, nowUs);
  const moments: Date[] = [];
  let at = after ? nextMoment(timing, after.getTime() * 1000, fromUs) : fromUs;
  if (!after && !includes) at = nextMoment(timing, fromUs);
  while (at !== undefined && moments.length < count) {
    moments.push(new Date(at / 1000));
    at = nextMoment(timing, at);
  }
  return moments;
}

/** A stored schedule begins with the moment it is to fire next. */
async function timingStored(db: Database, id: string, nowUs: number) {
  const schedule = await readForPreview(db, scheduleIdOf(id));
  if (!schedule) throw noSchedule(id);
  const { plugin, paramsKey, spec, nextUs } = schedule;
  const timing = timingOf(spec, { plugin, paramsKey });
  return { timing, fromUs: nextUs ?? nowUs, includes: nextUs !== null };
}

function timingAsked({ cron, timezone, repeatSeconds }: Request): Timing {
  const zone = timezone || 'UTC';
  const violations = [];
  if (!isTimeZone(zone)) {
    violations.push({
      field: 'timezone',
      message: `"${zone}" is no time zone this platform knows`,
    });
  }
  if ((cron === '') === (repeatSeconds === 0)) {
    violations.push({ field: 'cron', message: 'or repeat_seconds is required, and not both' });
  }
  if (repeatSeconds !== 0 && !(repeatSeconds >= 0.001 && repeatSeconds <= longestSeconds)) {
    violations.push({ field: 'repeat_seconds', message: 'must be from 0.001 to ten years' });
  }
  if (violations.length > 0) throw invalid('there is nothing to preview', violations);
  const nothing = { delayUs: 0, shiftUs: 0, startUs: undefined, untilUs: undefined };
  if (cron === '') {
    return { ...nothing, repeatUs: Math.round(repeatSeconds * 1e6), calendar: undefined };
  }
  try {
    const read = parseCron(cron, zone);
    return read.kind === 'every'
      ? { ...nothing, repeatUs: Math.round(read.seconds * 1e6), calendar: undefined }
      : { ...nothing, repeatUs: 0, calendar: { expression: read.expression, timezone: zone } };
  } catch (error) {
    const message = `"${cron}" cannot be used: ${(error as Error).message}`;
    throw invalid('there is nothing to preview', [{ field: 'cron', message }]);
  }
}
