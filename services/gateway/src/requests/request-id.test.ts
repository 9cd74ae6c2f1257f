import assert from 'node:assert/strict';
import test from 'node:test';
import { createRequestIds, givenRequestId } from './request-id.ts';

test('every request gets an id of its own in the form of a trace id', () => {
  const next = createRequestIds();
  const ids = Array.from({ length: 70_000 }, next);
  assert.equal(new Set(ids).size, 70_000);
  assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)));
  assert.notEqual(createRequestIds()(), createRequestIds()());
});

test('a given id is taken when it can stand in a log and a header', () => {
  assert.equal(givenRequestId('01J9-abc.def_8'), '01J9-abc.def_8');
  for (const odd of [undefined, '', 'short', 'with space', 'x'.repeat(129), 'a"b\\cdefgh']) {
    assert.equal(givenRequestId(odd), undefined);
  }
});
