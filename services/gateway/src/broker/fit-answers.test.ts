import assert from 'node:assert/strict';
import test from 'node:test';
import { broker, type points } from '@patchbay/proto';
import { fitAnswers } from './fit-answers.ts';

const most = broker.maxCallBytes;

function answer(plugin: string, bytes: number) {
  return { plugin, contribution: 'it', title: plugin, answer: 'ü'.repeat(bytes / 2) };
}

const names = ({ answers, skipped }: points.Collected) => [
  answers.map(({ plugin }) => plugin),
  skipped.map(({ plugin }) => plugin),
];

test('what fits stays as it is', () => {
  const collected = { answers: [answer('a', most / 2), answer('b', 10)], skipped: [] };
  assert.equal(fitAnswers(collected), collected);
});

test('the largest answers are left out, with why, and the others stay in order', () => {
  const before = { plugin: 'late', contribution: 'it', reason: 'too late' };
  const answers = [answer('a', 20), answer('b', most - 200), answer('c', 10), answer('d', 400)];
  const fitting = fitAnswers({ answers, skipped: [before] });
  assert.deepEqual(names(fitting), [
    ['a', 'c', 'd'],
    ['late', 'b'],
  ]);
  assert.match(fitting.skipped[1]?.reason ?? '', /^its answer has \d+ bytes, and all together may/);
});

test('as many are left out as it takes', () => {
  const answers = ['a', 'b', 'c', 'd'].map((slug) => answer(slug, most / 2));
  const fitting = fitAnswers({ answers, skipped: [] });
  assert.equal(fitting.answers.length, 1);
  assert.ok(Buffer.byteLength(JSON.stringify(fitting)) <= most);
});
