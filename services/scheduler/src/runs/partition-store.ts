import { sql, type Database, type Queryable } from '@patchbay/chassis';

export async function listPartitions(db: Queryable, table: string): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`
    select relid::regclass::text as name
    from pg_partition_tree(${table}::regclass)
    where isleaf`);
  return rows.map(({ name }) => name);
}

/** Makes a partition unless another replica has; `from` and `until` are days such as `2026-01-31`. */
export async function makePartition(
  db: Database,
  { table, name, from, until }: { table: string; name: string; from: string; until: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockPartitions(tx);
    await tx.run({
      text: `create table if not exists ${name} partition of ${table}
        for values from ('${from} 00:00:00+00') to ('${until} 00:00:00+00')`,
      values: [],
    });
  });
}

export async function dropPartition(db: Database, name: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockPartitions(tx);
    await tx.run({ text: `drop table if exists ${name}`, values: [] });
  });
}

function lockPartitions(tx: Queryable): Promise<number> {
  return tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-scheduler-partitions'))`);
}
