import assert from 'node:assert/strict';
import test from 'node:test';
import { outcomeOf, outcomeUrl } from './outcome.ts';

test('what was done travels in the address', () => {
  const url = outcomeUrl('/plugins/a', { done: 'approved', version: '1.0.0+b 1' });
  const query = Object.fromEntries(new URL(url, 'http://x').searchParams);
  assert.equal(outcomeOf(query), 'version 1.0.0+b 1 is approved');
});

test('an address that somebody made up says nothing', () => {
  assert.equal(outcomeOf({ done: 'call this number', version: ['a'] }), undefined);
  assert.equal(outcomeOf({ done: 'constructor' }), undefined);
  assert.equal(outcomeOf(undefined), undefined);
});
