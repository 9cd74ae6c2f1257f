import assert from 'node:assert/strict';
import test from 'node:test';
import { resolvedTaskSpec, type ResolvedTaskSpec } from '@patchbay/proto';
import { fingerprint } from './fingerprint.ts';
import { timingOf } from './declared-task.ts';
import {
  countedAtMost,
  firstMoment,
  momentBefore,
  nextMoment,
  passedMoments,
  type Timing,
} from './timing.ts';

const now = Date.UTC(2026, 0, 1, 12) * 1000;
const second = 1e6;
const hour = 3_600 * second;

/** The first moments of a task whose delay begins now, in seconds from now. */
function first(task: Partial<ResolvedTaskSpec>, count = 3): number[] {
  return momentsOf(timing(task), count).map((at) => (at - now) / second);
}

function momentsOf(of: Timing, count: number): number[] {
  const moments: number[] = [];
  for (let at = firstMoment(of, now); at !== undefined && moments.length < count;) {
    moments.push(at);
    at = nextMoment(of, at);
  }
  return moments;
}

function timing(task: Partial<ResolvedTaskSpec>): Timing {
  const spec = resolvedTaskSpec.parse({ name: 'job', delaySeconds: 0, repeatSeconds: 0, ...task });
  return timingOf(spec, { plugin: 'p', paramsKey: fingerprint(spec.params) });
}

test('a period is counted from the scheduled moment, however late it is asked for', () => {
  const every = timing({ repeatSeconds: 60 });
  assert.equal(nextMoment(every, now + 210 * second, now), now + 240 * second);
  assert.equal(
    nextMoment(every, now + 240 * second, now),
    now + 300 * second,
    'one that is now has come',
  );
  assert.equal(nextMoment(every, now - 999 * second, now), now + 60 * second);
});

test('the delay goes before the first moment, unless startAt is later; a start in the past changes nothing', () => {
  const repeats = { delaySeconds: 30, repeatSeconds: 60 };
  assert.deepEqual(first(repeats), [30, 90, 150]);
  assert.deepEqual(first({ ...repeats, startAt: '2026-01-01T13:00:00Z' }), [3_600, 3_660, 3_720]);
  assert.deepEqual(first({ ...repeats, startAt: '2020-01-01T00:00:00Z' }), [30, 90, 150]);
});

test('a calendar begins with startAt, which may be a moment of it, and ends with repeatUntil, which may be one too', () => {
  const hourly = { cron: '0 * * * *', startAt: '2026-01-01T15:00:00Z' };
  assert.deepEqual(first(hourly, 2), [3 * 3_600, 4 * 3_600]);
  assert.deepEqual(first({ ...hourly, repeatUntil: '2026-01-01T16:00:00Z' }), [
    3 * 3_600,
    4 * 3_600,
  ]);
  assert.deepEqual(first({ cron: '0 * * * *', repeatUntil: '2025-01-01T00:00:00Z' }), []);
  assert.deepEqual(first({ repeatSeconds: 60, repeatUntil: '2025-01-01T00:00:00Z' }), []);
});

test('a jitter is the same each time it is asked for, moves all moments alike, and differs by params and space', () => {
  for (const task of [{ repeatSeconds: 3_600 }, { cron: '0 * * * *' }]) {
    const jittered = (more: Partial<ResolvedTaskSpec> = {}) =>
      momentsOf(timing({ ...task, jitterSeconds: 600, ...more }), 4);
    const moments = jittered();
    assert.deepEqual(jittered(), moments);
    const shift = (moments[0] ?? 0) % hour;
    assert.ok(shift > 0 && shift < 600 * second);
    for (const [index, at] of moments.entries()) assert.equal(at, (moments[0] ?? 0) + index * hour);
    const others = [{ params: { feed: 2 } }, { space: { id: 'red', slug: 'red' } }].map(
      (more) => jittered(more)[0],
    );
    assert.equal(new Set([moments[0], ...others]).size, 3);
    const passed = passedMoments(timing({ ...task, jitterSeconds: 600 }), {
      fromUs: moments[0] ?? 0,
      untilUs: moments[2] ?? 0,
      most: 2,
    });
    assert.deepEqual(passed, { count: 3, last: moments.slice(1, 3) });
  }
});

test('a period of @every is one, whatever the time zone does meanwhile', () => {
  assert.deepEqual(first({ cron: '@every 90s', timezone: 'Australia/Lord_Howe' }), [0, 90, 180]);
});

test('each moment of a calendar with a jitter is one of the calendar, later by the same', () => {
  const plain = timing({ cron: '*/10 * * * *' });
  const shifted: Timing = { ...plain, shiftUs: 7 * 60 * second };
  const later = (moments: number[]) => moments.map((at) => at + shifted.shiftUs);
  // At noon the one of 11:50 comes at 11:57, and the one of noon at 12:07.
  assert.deepEqual(momentsOf(shifted, 4), later([now, ...momentsOf(plain, 3)]));
  const [third = NaN] = momentsOf(shifted, 3).slice(-1);
  assert.equal(momentBefore(shifted, third), third - 600 * second);

  const seconds: Timing = { ...timing({ cron: '* * * * * *' }), shiftUs: 0.25 * second };
  const fromUs = now + 0.25 * second;
  const untilUs = fromUs + 2 * countedAtMost * second;
  const { last } = passedMoments(seconds, { fromUs, untilUs, most: 2 });
  assert.deepEqual(last, [untilUs - second, untilUs]);
});
