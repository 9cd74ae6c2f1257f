import { sql, type Queryable } from '@patchbay/chassis';

export type PermissionRow = {
  name: string;
  /** Empty for the platform's own. */
  plugin: string;
  title: string;
  description: string;
  object: string;
  obsolete: boolean;
};

export function listPermissions(db: Queryable): Promise<PermissionRow[]> {
  return db.many<PermissionRow>(sql`
    select name, coalesce(plugin, '') as plugin, title, description, object, obsolete
    from permissions
    order by name`);
}

/** Names among `names` that are no permission. */
export async function unknownPermissions(
  db: Queryable,
  names: readonly string[],
): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`
    select name
    from unnest(${names}::text[]) as asked (name)
    where not exists (select from permissions p where p.name = asked.name)`);
  return rows.map(({ name }) => name);
}

/** Stores a permission as it is declared now; whether it is a new one. */
export async function savePermission(
  tx: Queryable,
  {
    name,
    plugin,
    title,
    description,
    object,
  }: Omit<PermissionRow, 'obsolete' | 'plugin'> & { plugin: string | null },
): Promise<boolean> {
  const { isNew } = await tx.one<{ isNew: boolean }>(sql`
    insert into permissions (name, plugin, title, description, object)
    values (${name}, ${plugin}, ${title}, ${description}, ${object})
    on conflict (name) do update
    set plugin = excluded.plugin,
      title = excluded.title,
      description = excluded.description,
      object = excluded.object,
      obsolete = false
    returning xmax = 0 as is_new`);
  return isNew;
}

/** Marks all of a plugin's permissions, or of the platform's for null, but `declared`. */
export async function markObsolete(
  tx: Queryable,
  plugin: string | null,
  declared: readonly string[],
): Promise<void> {
  await tx.run(sql`
    update permissions
    set obsolete = true
    where plugin is not distinct from ${plugin}
      and not obsolete
      and name <> all (${declared})`);
}
