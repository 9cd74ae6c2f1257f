import assert from 'node:assert/strict';
import test from 'node:test';
import type { Refusal } from '../requests/refusal.ts';
import { toText } from '../shell/html.ts';
import { ways } from './refusal.ts';

const passing: Refusal = { status: 503, code: 'unavailable', title: 'Away', detail: 'it is away' };
const offered = (about: { method: string; url: string; refusal?: Refusal }) =>
  toText(ways({ refusal: passing, ...about }));

test('another try is offered of a page whose failure may be over by itself', () => {
  assert.match(offered({ method: 'GET', url: '/tasks?a=1' }), /href="\/tasks\?a=1">Try again/);
  const refusal = { ...passing, status: 404 };
  assert.doesNotMatch(offered({ method: 'GET', url: '/tasks', refusal }), /Try again/);
});

test('a form that was sent is not opened as a page', () => {
  const shown = offered({ method: 'POST', url: '/tasks/run' });
  assert.doesNotMatch(shown, /Try again/);
  assert.match(shown, /button-primary[^>]*href="\/"/, 'the way home stands out instead');
});

test('no way leads to another site', () => {
  for (const url of ['//evil.example/', '/\\evil.example/', 'https://evil.example/']) {
    assert.doesNotMatch(offered({ method: 'GET', url }), /evil/);
  }
});
