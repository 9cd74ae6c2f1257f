import assert from 'node:assert/strict';
import test from 'node:test';
import { sql, type Database, type Queryable } from '@patchbay/chassis';
import { openDatabase } from '../scheduler.fixture.ts';
import { lockDueSchedules } from '../schedules/planning-store.ts';
import { claimDueRuns } from './claim-store.ts';

const backlog = 20_000;

test('a backlog is claimed by walking an index, never by reading or sorting all of it', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
      state, next_fire_at)
    select 'p', 't', 'many', number::text, 'requested', 't', '{}', 's', 0, 0, 'active', now()
    from generate_series(1, ${backlog}::integer) as number`);
  const claim = await planOf(db, (on) => claimDueRuns(on, { lookaheadSeconds: 2, limit: 500 }));
  assert.match(claim, /using schedules_due_once/);
  assert.match(claim, /using schedules_due_again/);
  assert.doesNotMatch(claim, /Sort|Bitmap|Seq Scan on schedules/);
  const plan = await planOf(db, (on) => lockDueSchedules(on, { lookaheadSeconds: 2, limit: 500 }));
  assert.match(plan, /using schedules_due_planned/);
  assert.match(plan, /using schedules_due_again/);
  assert.doesNotMatch(plan, /schedules_due_once|Bitmap|Seq Scan on schedules/);
});

/** How Postgres would carry out the statement that `work` makes. */
async function planOf(db: Database, work: (on: Queryable) => Promise<unknown>): Promise<string> {
  let plan = '';
  const explaining: Queryable = {
    ...db,
    async many<Row>(statement: ReturnType<typeof sql>): Promise<Row[]> {
      const lines = await db.many<Record<string, string>>(sql`explain ${statement}`);
      plan = lines.flatMap((line) => Object.values(line)).join('\n');
      return [];
    },
  };
  await work(explaining);
  return plan;
}
