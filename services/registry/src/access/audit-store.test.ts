import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '@patchbay/chassis';
import { recordDeeds } from './audit-store.ts';
import { startDatabase } from '../registry-database.fixture.ts';

let database: Awaited<ReturnType<typeof startDatabase>>;
before(async () => {
  database = await startDatabase();
});
after(() => database[Symbol.asyncDispose]());

test('a deed is recorded with who did it, what was before, and what is after', async () => {
  const { db } = database;
  await recordDeeds(db, { kind: 'user', id: 'u1' }, [
    {
      action: 'plugin.disabled',
      target: 'plugin:hello',
      before: { enabled: true },
      after: { enabled: false },
    },
    { action: 'plugin.updated', target: 'plugin:hello' },
  ]);
  const rows = await db.many(sql`
    select actor, on_behalf_of, action, target, before, after
    from audit
    order by id`);
  assert.deepEqual(rows, [
    {
      actor: 'user:u1',
      onBehalfOf: null,
      action: 'plugin.disabled',
      target: 'plugin:hello',
      before: { enabled: true },
      after: { enabled: false },
    },
    {
      actor: 'user:u1',
      onBehalfOf: null,
      action: 'plugin.updated',
      target: 'plugin:hello',
      before: null,
      after: null,
    },
  ]);
});

for (const statement of [
  sql`update audit set actor = 'nobody'`,
  sql`delete from audit`,
  sql`truncate audit`,
]) {
  test(`the audit log takes no "${statement.text.split(' ')[0]}"`, async () => {
    await assert.rejects(database.db.run(statement), /append-only|permission denied/);
  });
}
