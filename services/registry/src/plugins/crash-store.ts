import { sql, type Queryable } from '@patchbay/chassis';

/** An instance that goes without a word this often, in this time, is in a crash loop. */
export type CrashLimit = { crashes: number; windowSeconds: number };

/** Notes crashes and returns how many there were in the window. */
export async function addCrashes(
  tx: Queryable,
  slug: string,
  { count, windowSeconds }: { count: number; windowSeconds: number },
): Promise<number> {
  const since = sql`now() - ${windowSeconds} * interval '1 second'`;
  await tx.run(sql`
    insert into crashes (slug)
    select ${slug} from generate_series(1, ${count}::int)`);
  await tx.run(sql`
    delete from crashes
    where slug = ${slug}
      and crashed_at < ${since}`);
  const { crashes } = await tx.one<{ crashes: number }>(sql`
    select count(*)::int as crashes
    from crashes
    where slug = ${slug}`);
  return crashes;
}

export async function forgetCrashes(tx: Queryable, slug: string): Promise<void> {
  await tx.run(sql`delete from crashes where slug = ${slug}`);
}
