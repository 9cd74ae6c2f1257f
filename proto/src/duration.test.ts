import assert from 'node:assert/strict';
import test from 'node:test';
import { durationText, parseDuration } from './duration.ts';

test('durations are read as people write them, and as plain seconds', () => {
  const read = {
    '90': 90,
    '1h 30m': 5400,
    '1h30m': 5400,
    '2 d': 172_800,
    '250ms': 0.25,
    '1.5h': 5400,
    '2w': 1_209_600,
  };
  for (const [text, seconds] of Object.entries(read)) assert.equal(parseDuration(text), seconds);
  for (const text of ['', 'soon', '1 year', '-5', '5s later']) {
    assert.equal(parseDuration(text), undefined, text);
  }
});

test('durations are written so that they are read the same', () => {
  for (const seconds of [0, 1, 59, 60, 3600, 5400, 90_061, 0.25]) {
    assert.equal(parseDuration(durationText(seconds)), seconds);
  }
  assert.equal(durationText(5400), '1h 30m');
});
