import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PlatformError } from '@patchbay/proto';
import type { Logger } from './log.ts';
import type { Database, Queryable } from './postgres.ts';
import { sql } from './sql.ts';

/**
 * Brings `schema` to the newest version: runs the files `NNNN-name.sql` of `folder` that it has not
 * seen, each once, in order, all in one transaction under an advisory lock, so that replicas may
 * start at the same time. It may take as long as it does, such as to index a large table.
 *
 * @throws PlatformError `failed_precondition` when the schema is newer than this program.
 */
export async function migrate(
  db: Database,
  { schema, folder, log }: { schema: string; folder: string; log: Logger },
): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  await db.transaction(async (tx) => {
    await tx.run(sql`set local statement_timeout = 0`);
    await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`patchbay-migrate-${schema}`}))`);
    // `create schema if not exists` may not have heard yet of what was made while it waited for the lock.
    const known = await tx.maybeOne(sql`select from pg_namespace where nspname = ${schema}`);
    if (!known) await tx.run(raw(`create schema ${schema}`));
    await tx.run(
      raw(`create table if not exists ${schema}.migrations (
        name text primary key,
        applied_at timestamptz not null default now()
      )`),
    );
    const applied = await appliedMigrations(tx);
    const unknown = applied.filter((name) => !files.includes(name));
    if (unknown.length > 0) {
      throw new PlatformError(
        'failed_precondition',
        `the schema "${schema}" has migrations this version does not know (${unknown.join(', ')}): start a newer version`,
      );
    }
    for (const name of files.filter((file) => !applied.includes(file))) {
      await tx.run(raw(await readFile(path.join(folder, name), 'utf8')));
      await tx.run(sql`insert into migrations (name) values (${name})`);
      log.info({ schema, migration: name }, 'migrated');
    }
  });
}

async function appliedMigrations(tx: Queryable): Promise<string[]> {
  const rows = await tx.many<{ name: string }>(sql`select name from migrations order by name`);
  return rows.map(({ name }) => name);
}

function raw(text: string) {
  return { text, values: [] };
}
