import assert from 'node:assert/strict';
import test from 'node:test';
import { outcomeOf, outcomeUrl } from './outcome.ts';

test('what was done travels in the address', () => {
  const url = outcomeUrl('/plugins/a', { done: 'approved', version: '1.0.0+b 1' });
  const query = Object.fromEntries(new URL(url, 'http://x').searchParams);
  assert.equal(outcomeOf(query), 'version 1.0.0+b 1 is approved');
});

test('of failed runs that are tried again it is said how many are left', () => {
  const tried = (remaining: string) => outcomeOf({ done: 'retriedAll', count: '1000', remaining });
  const all = '1000 failed runs are tried again, the oldest first';
  assert.equal(tried('0'), all);
  assert.equal(tried('234'), `${all}; 234 more are left: try again for those`);
  assert.equal(tried('call this number'), all);
  assert.equal(outcomeOf({ done: 'retriedAll', count: '0' }), 'no failed run matches');
});

test('an address that somebody made up says nothing', () => {
  assert.equal(outcomeOf({ done: 'call this number', version: ['a'] }), undefined);
  assert.equal(outcomeOf({ done: 'constructor' }), undefined);
  assert.equal(outcomeOf(undefined), undefined);
});
