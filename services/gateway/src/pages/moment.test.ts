import assert from 'node:assert/strict';
import test from 'node:test';
import { interval } from './interval.ts';
import { duration } from './moment.ts';

for (const [ms, text] of [
  [8.4, '8 ms'],
  [420, '420 ms'],
  [2_440, '2.4 s'],
  [12_700, '12 s'],
  [60_000, '1 min'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
  [90_000_000, '1 d 1 h'],
] as const) {
  test(`${ms} ms is ${text}`, () => assert.equal(duration(ms), text));
}

for (const [seconds, text] of [
  [1, 'second'],
  [2.5, '2.5 seconds'],
  [90, '90 seconds'],
  [3_600, 'hour'],
  [5_400, '90 minutes'],
  [86_400, 'day'],
] as const) {
  test(`every ${seconds} s is every ${text}`, () => assert.equal(interval(seconds), text));
}
