import { sql, type Queryable } from '@patchbay/chassis';

/** An instance that goes without a word this often, in this time, is in a crash loop. */
export type CrashLimit = { crashes: number; windowSeconds: number };

/** Notes crashes and returns how many there were in the window. */
export async function addCrashes(
  tx: Queryable,
  slug: string,
  { count, error, windowSeconds }: { count: number; error: string | null; windowSeconds: number },
): Promise<number> {
  const since = sql`now() - ${windowSeconds} * interval '1 second'`;
  await tx.run(sql`
    insert into crashes (slug, error)
    select ${slug}, ${error}::text from generate_series(1, ${count}::int)`);
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

/** The error of the last crash; undefined when its process told none. */
export async function lastCrashError(tx: Queryable, slug: string): Promise<string | undefined> {
  const last = await tx.maybeOne<{ error: string | null }>(sql`
    select error
    from crashes
    where slug = ${slug}
    order by crashed_at desc
    limit 1`);
  return last?.error ?? undefined;
}

export async function forgetCrashes(tx: Queryable, slug: string): Promise<void> {
  await tx.run(sql`delete from crashes where slug = ${slug}`);
}
