import assert from 'node:assert/strict';
import test from 'node:test';
import { cronProblem, parseCron } from './cron.ts';
import { taskSpec } from './task.ts';
import { violationsOf } from './violations.ts';

const wrong: [what: string, spec: object, field: string, message: RegExp][] = [
  ['an hour that no day has', { cron: '0 25 * * *' }, 'cron', /"0 25 \* \* \*".*hour.*25/],
  ['a cron of seven fields', { cron: '0 0 0 1 1 * 2030' }, 'cron', /cannot be used/],
  ['a day that never comes', { cron: '0 0 30 2 *' }, 'cron', /no day matches it, ever/],
  ['a moment', { cron: '2030-12-24T18:00:00' }, 'cron', /1 fields, where cron has 5, or 6/],
  ['four fields', { cron: '* * * *' }, 'cron', /4 fields/],
  ['the last day but three', { cron: '0 9 L-3 * *' }, 'cron', /syntax error/],
  ['the sixth Monday', { cron: '0 9 * * MON#6' }, 'cron', /1-5 or L/],
  ['a period of a million years', { cron: '@every 99999999w' }, 'cron', /ten years at most/],
  ['a period of nothing', { cron: '@every 0s' }, 'cron', /1ms at least/],
  ['an offset for a zone', { cron: '@daily', timezone: '+02:00' }, 'timezone', /time zone/],
  [
    'params that fit into no message',
    { params: { x: 'é'.repeat(200_000) } },
    'params',
    /bytes of JSON/,
  ],
  ['params with a NUL', { params: { x: ['a\0'] } }, 'params', /a NUL or half a character/],
  ['@every without a duration', { cron: '@every soon' }, 'cron', /90s, 15m or 1h30m/],
  ['cron and repeatSeconds', { cron: '@daily', repeatSeconds: 5 }, 'cron', /choose one/],
  ['a zone nobody knows', { cron: '@daily', timezone: 'Mars/Olympus' }, 'timezone', /time zone/],
  ['a moment without an offset', { startAt: '2026-01-01T00:00:00' }, 'startAt', /with its offset/],
  [
    'an end before the start',
    { startAt: '2026-01-02T00:00:00Z', repeatUntil: '2026-01-01T00:00:00Z' },
    'repeatUntil',
    /later than startAt/,
  ],
  ['an overlap that does not exist', { overlap: 'maybe' }, 'overlap', /forbid/],
  ['no attempts', { maxAttempts: 0 }, 'maxAttempts', /1/],
];
for (const [what, spec, field, message] of wrong) {
  test(`${what} is refused, with the field and what is wrong`, () => {
    const { error } = taskSpec.safeParse({ name: 'job', ...spec });
    const violations = violationsOf(error ?? assert.fail('it was accepted'));
    assert.equal(violations[0]?.field, field);
    assert.match(violations[0].message, message);
  });
}

test('cron has five or six fields, nicknames, and @every', () => {
  const odd = [
    '0 9 15W * *',
    '0 9 LW * *',
    '0 9 * * MON#2',
    '0 9 * * 5L',
    '0 0 29 2 *',
    '? 5 * * 7',
  ];
  for (const cron of [
    '*/5 * * * *',
    '30 0 3 * * MON-FRI',
    '@hourly',
    '0 12 L * *',
    '@every 90s',
    ...odd,
  ]) {
    assert.equal(cronProblem(cron, 'Europe/Berlin'), undefined, cron);
  }
  assert.deepEqual(parseCron('@every 1h30m'), { kind: 'every', seconds: 5_400 });
  assert.deepEqual(parseCron('@every 250ms'), { kind: 'every', seconds: 0.25 });
  assert.deepEqual(parseCron('@every 1w'), { kind: 'every', seconds: 604_800 });
});

test('a task is retried, skipped and run once as before unless it says otherwise', () => {
  assert.partialDeepStrictEqual(taskSpec.parse({ name: 'job' }), {
    overlap: 'forbid',
    misfire: 'run-once',
    retry: { backoff: 'quartic' },
    timezone: 'UTC',
    priority: 0,
    pauseOnFailure: false,
  });
});
