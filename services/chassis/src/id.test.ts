import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from './id.ts';

test('ids are UUIDs of version 7, and later ones sort after earlier ones', async () => {
  const first = newId();
  await sleep(2);
  const second = newId();
  assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(first < second);
});
