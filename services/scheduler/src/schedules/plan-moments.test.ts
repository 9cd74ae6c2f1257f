import assert from 'node:assert/strict';
import test from 'node:test';
import { planMoments, type Policies } from './plan-moments.ts';
import type { Timing } from './timing.ts';

const second = 1e6;
const nowUs = Date.UTC(2026, 0, 1, 12) * 1000;
const everyMinute: Timing = {
  delayUs: 0,
  repeatUs: 60 * second,
  calendar: undefined,
  shiftUs: 0,
  startUs: undefined,
  untilUs: undefined,
};
const daily: Timing = {
  ...everyMinute,
  repeatUs: 0,
  calendar: { expression: '0 3 * * *', timezone: 'Europe/Berlin' },
};

/** Moments in the plan are seconds from now. */
function plan({
  timing = everyMinute,
  fireS = 0,
  unfinished = 0,
  lookaheadS = 2,
  ...policies
}: Partial<Policies> & {
  timing?: Timing;
  fireS?: number;
  unfinished?: number;
  lookaheadS?: number;
}) {
  const planned = planMoments({
    timing,
    policies: { overlap: 'forbid', misfire: 'run-once', catchUpMax: 10, ...policies },
    fireUs: nowUs + fireS * second,
    nowUs,
    horizonUs: nowUs + lookaheadS * second,
    unfinished,
  });
  const fromNow = (us: number | undefined) =>
    us === undefined ? undefined : (us - nowUs) / second;
  return {
    fires: planned.fires.map(({ momentUs }) => fromNow(momentUs)),
    waits: planned.fires.map(({ waits }) => waits),
    skips: planned.skips.map(({ fromUs, untilUs, moments, reason }) => {
      return [reason, moments, fromNow(fromUs), fromNow(untilUs)];
    }),
    replaces: planned.replaces,
    next: fromNow(planned.nextUs),
    decided: planned.passedUs !== undefined,
  };
}

test('BGT-12 what was missed is one run for the last moment, and one skip for those before', () => {
  const { fires, skips, next } = plan({ fireS: -210 });
  assert.deepEqual(fires, [-30]);
  assert.deepEqual(skips, [['missed', 3, -210, -90]]);
  assert.equal(next, 30);
});

test('skip-to-next runs nothing that was missed, but what is only a little late', () => {
  const missed = plan({ fireS: -210, misfire: 'skip-to-next' });
  assert.deepEqual(missed.fires, []);
  assert.deepEqual(missed.skips, [['missed', 4, -210, -30]]);
  assert.equal(missed.next, 30);
  assert.deepEqual(plan({ fireS: -1, misfire: 'skip-to-next' }).fires, [-1]);
});

test('catch-up runs the latest of what was missed, one after the other', () => {
  const { fires, waits, skips } = plan({ fireS: -210, misfire: 'catch-up', catchUpMax: 3 });
  assert.deepEqual(fires, [-150, -90, -30]);
  assert.deepEqual(waits, [false, true, true]);
  assert.deepEqual(skips, [['missed', 1, -210, -210]]);
});

test('a month of seconds that were missed is decided at once', () => {
  const timing: Timing = {
    ...daily,
    calendar: { expression: '* * * * * *', timezone: 'Europe/Berlin' },
  };
  const started = performance.now();
  const { fires, skips, next } = plan({ timing, fireS: -30 * 86_400, lookaheadS: 0 });
  assert.ok(performance.now() - started < 20_000);
  assert.deepEqual(fires, [0]);
  assert.deepEqual(skips, [['missed', 999, -30 * 86_400, -1]]);
  assert.equal(next, 1);
});

test('what is asked for once is run however late', () => {
  const once = { ...everyMinute, repeatUs: 0 };
  assert.deepEqual(plan({ timing: once, fireS: -9_999, misfire: 'skip-to-next' }).fires, [-9_999]);
});

test('a moment at which the earlier run is not over is skipped when it has come, not before', () => {
  assert.equal(plan({ fireS: 1, unfinished: 1 }).decided, false);
  const { fires, skips, next } = plan({ fireS: 0, unfinished: 1 });
  assert.deepEqual(fires, []);
  assert.deepEqual(skips, [['overlap', 1, 0, 0]]);
  assert.equal(next, 60);
});

test('a queue takes the moment ahead of time and lets it wait; a full queue says so', () => {
  const { fires, waits } = plan({ fireS: 1, unfinished: 1, overlap: 'queue' });
  assert.deepEqual([fires, waits], [[1], [true]]);
  assert.deepEqual(plan({ unfinished: 100, overlap: 'queue' }).skips, [['queue-full', 1, 0, 0]]);
});

test('with allow every moment runs beside what runs', () => {
  const timing = { ...everyMinute, repeatUs: second };
  const { fires, waits } = plan({ timing, unfinished: 7, overlap: 'allow' });
  assert.deepEqual(fires, [0, 1, 2]);
  assert.deepEqual(waits, [false, false, false]);
  assert.deepEqual(plan({ unfinished: 100, overlap: 'allow' }).fires, [0], 'no queue is full');
});

test('replace ends the earlier run at the moment, not ahead of it', () => {
  assert.equal(plan({ fireS: 1, unfinished: 1, overlap: 'replace' }).decided, false);
  const { fires, waits, replaces } = plan({ unfinished: 1, overlap: 'replace' });
  assert.deepEqual([fires, waits, replaces], [[0], [true], true]);
  assert.equal(plan({ overlap: 'replace' }).replaces, false);
});

test('of several moments that were missed, each to be caught up with, only the last replaces what runs', () => {
  const { fires, waits, skips, replaces } = plan({
    fireS: -210,
    unfinished: 1,
    overlap: 'replace',
    misfire: 'catch-up',
  });
  assert.deepEqual([fires, waits, replaces], [[-30], [true], true]);
  assert.deepEqual(skips, [['overlap', 3, -210, -90]]);
});

test('what is asked for once waits for its earlier run, also when it is late', () => {
  const once = { ...everyMinute, repeatUs: 0 };
  assert.equal(plan({ timing: once, fireS: -30, unfinished: 1 }).decided, false);
  const beside = plan({ timing: once, fireS: -30, unfinished: 1, overlap: 'allow' });
  assert.deepEqual(beside.fires, [-30]);
});

test('each overlap policy decides about a moment that came in time, was missed, or is too late', () => {
  const policies = { startDeadlineSeconds: 100, misfire: 'catch-up', catchUpMax: 3 } as const;
  const decided = (overlap: Policies['overlap'], unfinished: number) => {
    const { fires, skips } = plan({ fireS: -240, unfinished, overlap, ...policies });
    return [fires, skips];
  };
  const missed = ['missed', 2, -240, -180];
  const late = ['deadline', 1, -120, -120];
  assert.deepEqual(decided('forbid', 0), [
    [-60, 0],
    [missed, late],
  ]);
  assert.deepEqual(
    decided('forbid', 1),
    [
      [-60, 0],
      [missed, late],
    ],
    'they wait for the earlier',
  );
  assert.deepEqual(decided('queue', 1), [
    [-60, 0],
    [missed, late],
  ]);
  assert.deepEqual(decided('allow', 1), [
    [-60, 0],
    [missed, late],
  ]);
  assert.deepEqual(decided('replace', 1), [[0], [missed, late, ['overlap', 1, -60, -60]]]);
});

test('a run that is later than its start deadline is skipped', () => {
  const { fires, skips } = plan({ fireS: -30, startDeadlineSeconds: 10 });
  assert.deepEqual(fires, []);
  assert.deepEqual(skips, [['deadline', 1, -30, -30]]);
});

test('BGT-13 nothing fires after repeatUntil, and then there is no next moment', () => {
  const timing = { ...everyMinute, untilUs: nowUs - 60 * second };
  const { fires, skips, next } = plan({ timing, fireS: -210 });
  assert.deepEqual(fires, [-90]);
  assert.deepEqual(skips, [['missed', 2, -210, -150]]);
  assert.equal(next, undefined);
});

test('what was put off until after its end is not run, and says so', () => {
  const once = { ...everyMinute, repeatUs: 0, untilUs: nowUs - 60 * second };
  const { fires, skips, next, decided } = plan({ timing: once, fireS: -30 });
  assert.deepEqual([fires, next, decided], [[], undefined, true]);
  assert.deepEqual(skips, [['missed', 1, -30, -30]]);
});

test('a calendar that was missed for days runs once, and names the last moment it skipped', () => {
  const hour = 3_600;
  const { fires, skips, next } = plan({ timing: daily, fireS: -(10 + 72) * hour });
  assert.deepEqual(fires, [-10 * hour]);
  assert.deepEqual(skips, [['missed', 3, -82 * hour, -34 * hour]]);
  assert.equal(next, 14 * hour);
});
