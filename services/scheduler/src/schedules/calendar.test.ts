import assert from 'node:assert/strict';
import test from 'node:test';
import { Temporal } from '@js-temporal/polyfill';
import { lastOfCalendar, nextOfCalendar } from './calendar.ts';

/**
 * Against a model of our own on Temporal, which knows nothing of croner. Every zone takes minutes, so
 * only those with odd rules and a seeded sample are walked, unless ALL_ZONES is set (CI does it last).
 */
const odd = [
  'Africa/Casablanca',
  'America/Havana',
  'America/New_York',
  'America/Santiago',
  'Antarctica/Troll',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Chatham',
  'UTC',
];
const all = Intl.supportedValuesOf('timeZone');
const zones = process.env['ALL_ZONES'] ? all : [...new Set([...odd, ...sample(all, 4)])];
const from = Temporal.Instant.from('2026-01-01T00:00:00Z');
const until = Temporal.Instant.from('2028-01-01T00:00:00Z');

const fixed: [expression: string, matches: (day: Temporal.PlainDate) => boolean, time: string][] = [
  ['30 2 * * *', () => true, '02:30'],
  ['0 0 * * *', () => true, '00:00'],
  ['15 1 * * SUN', (day) => day.dayOfWeek === 7, '01:15'],
  ['0 12 31 * *', (day) => day.day === 31, '12:00'],
];
for (const [expression, matches, time] of fixed) {
  test(`"${expression}" fires once a day that it names, for two years in ${zones.length} zones`, () => {
    for (const zone of zones) {
      const expected = fixedMoments(zone, matches, time);
      assert.deepEqual(moments(expression, zone), expected, zone);
    }
  });
}

const running: [expression: string, minutes: readonly number[]][] = [
  ['*/20 * * * *', [0, 20, 40]],
  ['45 * * * *', [45]],
];
for (const [expression, minutes] of running) {
  test(`"${expression}" follows the clock on the wall around each change of it`, () => {
    for (const zone of zones) {
      for (const change of changes(zone)) {
        const [a, b] = [change.subtract({ hours: 26 }), change.add({ hours: 26 })];
        const expected = wallMoments(zone, minutes, a, b);
        assert.deepEqual(moments(expression, zone, a, b), expected, `${zone} ${change.toString()}`);
      }
    }
  });
}

test('February 29 comes every four years, but not in 2100', () => {
  const days: string[] = [];
  let at = Date.UTC(2090, 0, 1) * 1000;
  while (days.length < 3) {
    at = nextOfCalendar({ expression: '0 0 29 2 *', timezone: 'UTC' }, at) ?? assert.fail();
    days.push(new Date(at / 1000).toISOString().slice(0, 10));
  }
  assert.deepEqual(days, ['2092-02-29', '2096-02-29', '2104-02-29']);
});

test('Lord Howe moves its clock by half an hour, and nothing is lost or doubled', () => {
  const timezone = 'Australia/Lord_Howe';
  const at = (expression: string, day: string) =>
    moments(
      expression,
      timezone,
      Temporal.ZonedDateTime.from(`${day}T00:00[${timezone}]`).toInstant(),
      Temporal.ZonedDateTime.from(`${day}T05:00[${timezone}]`).toInstant(),
    );
  assert.deepEqual(at('15 2 * * *', '2026-10-04'), ['2026-10-03T15:30:00Z']);
  assert.deepEqual(at('45 1 * * *', '2026-04-05'), ['2026-04-04T14:45:00Z']);
});

test('the last moments before one are those that lead to it', () => {
  const calendar = { expression: '30 2 * * *', timezone: 'Europe/Berlin' };
  const untilUs = Date.UTC(2026, 2, 31) * 1000;
  const last = lastOfCalendar(calendar, untilUs, 5);
  assert.equal(last.length, 5);
  for (const [index, at] of last.entries()) {
    if (index > 0) assert.equal(at, nextOfCalendar(calendar, last[index - 1] ?? 0));
  }
  assert.deepEqual(
    lastOfCalendar(calendar, last[4] ?? 0, 1),
    [last[4]],
    'the moment itself counts',
  );
});

/** What croner says, as the scheduler asks it. */
function moments(expression: string, timezone: string, begin = from, end = until): string[] {
  const found: string[] = [];
  const endUs = end.epochMilliseconds * 1000;
  let at = nextOfCalendar({ expression, timezone }, begin.epochMilliseconds * 1000 - 1);
  while (at !== undefined && at < endUs) {
    found.push(Temporal.Instant.fromEpochMilliseconds(at / 1000).toString());
    at = nextOfCalendar({ expression, timezone }, at);
  }
  return found;
}

/** Each day's moment: of a time that comes twice the first, of one that is left out the end of the gap. */
function fixedMoments(
  zone: string,
  matches: (day: Temporal.PlainDate) => boolean,
  time: string,
): string[] {
  const found = new Set<string>();
  let day = from.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  const last = until.toZonedDateTimeISO(zone).toPlainDate();
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!matches(day)) continue;
    const local = day.toPlainDateTime(Temporal.PlainTime.from(time));
    const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const gap = !earlier.toPlainDateTime().equals(local);
    const at = gap ? earlier.getTimeZoneTransition('next') : earlier;
    const instant = at?.toInstant() ?? assert.fail();
    if (isWithin(instant, from, until)) found.add(instant.toString());
  }
  return [...found];
}

/** Every instant at which the clock on the wall shows one of the minutes. */
function wallMoments(
  zone: string,
  minutes: readonly number[],
  begin: Temporal.Instant,
  end: Temporal.Instant,
): string[] {
  const found: string[] = [];
  const step = 300_000;
  for (
    let ms = Math.ceil(begin.epochMilliseconds / step) * step;
    ms < end.epochMilliseconds;
    ms += step
  ) {
    const instant = Temporal.Instant.fromEpochMilliseconds(ms);
    if (minutes.includes(instant.toZonedDateTimeISO(zone).minute)) found.push(instant.toString());
  }
  return found;
}

function changes(zone: string): Temporal.Instant[] {
  const found: Temporal.Instant[] = [];
  let at = from.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at && Temporal.Instant.compare(at.toInstant(), until) < 0) {
    found.push(at.toInstant());
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

function isWithin(at: Temporal.Instant, begin: Temporal.Instant, end: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, begin) >= 0 && Temporal.Instant.compare(at, end) < 0;
}

/** Some of the values, always the same. */
function sample<Value>(values: readonly Value[], count: number): Value[] {
  let state = 20_260_329;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return values[state % values.length] ?? assert.fail();
  });
}
