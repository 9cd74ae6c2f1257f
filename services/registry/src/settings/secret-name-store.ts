import { sql, type Queryable } from '@patchbay/chassis';

/** Notes that these settings of a plugin are secrets; they count as such for ever. */
export async function saveSecretNames(
  tx: Queryable,
  slug: string,
  names: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into secret_names (slug, name)
    select ${slug}, name
    from unnest(${names}::text[]) as name
    on conflict do nothing`);
}

/** By slug, what any of its releases declared as a secret. */
export async function findSecretNames(
  db: Queryable,
  slugs: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await db.many<{ slug: string; names: string[] }>(sql`
    select slug, array_agg(name) as names
    from secret_names
    where slug = any (${slugs})
    group by slug`);
  return new Map(rows.map(({ slug, names }) => [slug, new Set(names)]));
}
