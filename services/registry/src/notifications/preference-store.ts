import { sql, type Queryable } from '@patchbay/chassis';

export type PreferenceRow = {
  userId: string;
  plugin: string;
  type: string;
  medium: string;
  wanted: boolean;
};

/** What the given people chose about one type of notification, or about all. */
export function listPreferences(
  db: Queryable,
  userIds: readonly string[],
  about?: { plugin: string; type: string },
): Promise<PreferenceRow[]> {
  return db.many<PreferenceRow>(sql`
    select user_id, plugin, type, medium, wanted
    from notification_preferences
    where user_id = any (${userIds}::uuid[])
      ${about ? sql`and plugin = ${about.plugin} and type = ${about.type}` : sql``}`);
}

export async function savePreference(
  tx: Queryable,
  { userId, plugin, type, medium, wanted }: PreferenceRow,
): Promise<void> {
  await tx.run(sql`
    insert into notification_preferences (user_id, plugin, type, medium, wanted)
    values (${userId}, ${plugin}, ${type}, ${medium}, ${wanted})
    on conflict (user_id, plugin, type, medium) do update
    set wanted = excluded.wanted`);
}
