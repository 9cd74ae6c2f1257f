import { lastOfCalendar, nextOfCalendar, type Calendar } from './calendar.ts';

/** When a schedule fires. All moments are µs since 1970. */
export type Timing = {
  delayUs: number;
  /** 0 is once, unless there is a calendar. */
  repeatUs: number;
  calendar: Calendar | undefined;
  /** By how much all its moments are shifted. */
  shiftUs: number;
  startUs: number | undefined;
  /** No moment is later. */
  untilUs: number | undefined;
};

/** A moment of which there is a run already is put off by less than this, and is in its millisecond still. */
export const putOffBelowUs = 1_000;

export function isOnce({ repeatUs, calendar }: Timing): boolean {
  return repeatUs === 0 && !calendar;
}

/** The first moment of a schedule whose delay begins at `armedUs`; a calendar knows no delay. */
export function firstMoment(timing: Timing, armedUs: number): number | undefined {
  const { calendar, delayUs, shiftUs, startUs = 0 } = timing;
  if (calendar) return nextMoment(timing, Math.max(armedUs, startUs - 1));
  return within(timing, Math.max(armedUs + delayUs, startUs) + shiftUs);
}

/** The first moment after `afterUs`, for a schedule that had a moment at `momentUs`. */
export function nextMoment(
  timing: Timing,
  afterUs: number,
  momentUs = afterUs,
): number | undefined {
  const { calendar, repeatUs, shiftUs } = timing;
  if (calendar) {
    const next = nextOfCalendar(calendar, afterUs - shiftUs);
    return next === undefined ? undefined : within(timing, next + shiftUs);
  }
  if (repeatUs === 0) return undefined;
  const periods = Math.floor(Math.max(0, afterUs - momentUs) / repeatUs) + 1;
  return within(timing, momentUs + periods * repeatUs);
}

/** Moments that have passed: the last of them, and how many there are in all. */
export type Passed = {
  /** At most as many as were asked for, the earliest first. */
  last: number[];
  count: number;
};

/** Moments of a calendar are counted one by one, and no further than this. */
export const countedAtMost = 1_000;

/** The moments from `fromUs`, which is one, until `untilUs`, and the last `most` of them. */
export function passedMoments(
  timing: Timing,
  { fromUs, untilUs: limitUs, most }: { fromUs: number; untilUs: number; most: number },
): Passed {
  const untilUs = Math.min(limitUs, timing.untilUs ?? Infinity);
  if (fromUs > untilUs) return { last: [], count: 0 };
  const { calendar, repeatUs, shiftUs } = timing;
  if (!calendar) {
    const count = repeatUs === 0 ? 1 : Math.floor((untilUs - fromUs) / repeatUs) + 1;
    const kept = Math.min(most, count);
    return {
      count,
      last: Array.from({ length: kept }, (_, i) => fromUs + (count - kept + i) * repeatUs),
    };
  }
  const counted = [fromUs];
  for (let at = nextMoment(timing, fromUs); at !== undefined && at <= untilUs;) {
    if (counted.length === countedAtMost) {
      const last = lastOfCalendar(calendar, untilUs - shiftUs, most).map((us) => us + shiftUs);
      return { count: countedAtMost, last };
    }
    counted.push(at);
    at = nextMoment(timing, at);
  }
  return { count: counted.length, last: most === 0 ? [] : counted.slice(-most) };
}

/** The moment before `momentUs`, which is one and not the first. */
export function momentBefore({ calendar, repeatUs, shiftUs }: Timing, momentUs: number): number {
  if (!calendar) return momentUs - repeatUs;
  const [before = momentUs - shiftUs - 1e6] = lastOfCalendar(calendar, momentUs - shiftUs - 1, 1);
  return before + shiftUs;
}

function within({ untilUs }: Timing, momentUs: number): number | undefined {
  return untilUs !== undefined && momentUs > untilUs ? undefined : momentUs;
}
