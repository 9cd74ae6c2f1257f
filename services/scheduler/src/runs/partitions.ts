import { type Database, type Logger, startLoop } from '@patchbay/chassis';
import { dropPartition, listPartitions, makePartition } from './partition-store.ts';

const tables = ['attempts', 'run_log'] as const;
const ahead = 2;
const dayMs = 86_400_000;

/**
 * Keeps a partition for each day of the tables that grow with every run, from today until the day
 * after tomorrow, and drops those older than `days`: that costs the same however much is in them.
 */
export function keepPartitions({
  db,
  log,
  days,
}: {
  db: Database;
  log: Logger;
  days: number;
}): AsyncDisposable {
  return startLoop(
    'partitions',
    async () => {
      const today = Math.floor(Date.now() / dayMs);
      for (const table of tables) {
        const existing = await listPartitions(db, table);
        for (let day = today; day <= today + ahead; day++) {
          const name = partitionName(table, day);
          if (!existing.includes(name)) {
            await makePartition(db, { table, name, from: dateOf(day), until: dateOf(day + 1) });
          }
        }
        const oldest = partitionName(table, today - Math.ceil(days));
        const dated = existing.filter((name) => /_\d{8}$/.test(name));
        for (const name of dated.filter((it) => it < oldest)) {
          await dropPartition(db, name);
          log.info({ partition: name }, 'history dropped');
        }
      }
    },
    { ms: 3_600_000, log },
  );
}

function partitionName(table: string, day: number): string {
  return `${table}_${dateOf(day).replaceAll('-', '')}`;
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
