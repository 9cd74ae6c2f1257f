import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from '@patchbay/chassis';
import { openDatabase } from '../scheduler.fixture.ts';
import { noteStream } from './dispatch-store.ts';

test('a stream that is the one it was is not written again', async () => {
  await using open = await openDatabase();
  const { db } = open;
  const row = () => db.many(sql`select xmin::text, xmax::text, created from streams`);
  assert.equal(await noteStream(db, { name: 'TRIGGERS', created: 'monday' }), true);
  const written = await row();
  assert.equal(await noteStream(db, { name: 'TRIGGERS', created: 'monday' }), false);
  assert.deepEqual(await row(), written);
  assert.equal(await noteStream(db, { name: 'TRIGGERS', created: 'tuesday' }), true);
  assert.notDeepEqual(await row(), written);
});
