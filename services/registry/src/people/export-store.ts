import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';

/** Everything that the registry keeps about a user, but secrets; undefined when there is none such. */
export async function readEverythingOf(
  db: Queryable,
  userId: string,
): Promise<JsonObject | undefined> {
  const row = await db.maybeOne<{ everything: JsonObject }>(sql`
    select json_build_object(
      'user', json_build_object(
        'id', u.id, 'username', u.username, 'displayName', u.display_name, 'email', u.email,
        'superuser', u.superuser, 'disabled', u.disabled, 'createdAt', u.created_at),
      'roles', array(
        select role from grants
        where user_id = u.id
        order by 1),
      'groups', array(
        select g.name from group_members m
        join groups g on g.id = m.group_id
        where m.user_id = u.id
        order by 1),
      'spaces', coalesce((
        select json_agg(json_build_object(
          'id', s.id, 'slug', s.slug, 'title', s.title, 'roles', m.roles, 'since', m.added_at)
          order by s.slug)
        from space_members m
        join spaces s on s.id = m.space
        where m.user_id = u.id), '[]'),
      'activities', coalesce((
        select json_agg(json_build_object(
          'at', a.at, 'space', a.space, 'plugin', a.plugin, 'verb', a.verb, 'target', a.target)
          order by a.at)
        from activities a
        where a.actor = 'user:' || u.id), '[]'),
      'settings', coalesce((
        select json_object_agg(d.slug, d.document order by d.slug)
        from settings d
        where d.scope = 'user' and d.scope_id = u.id::text), '{}'),
      'tokens', coalesce((
        select json_agg(json_build_object(
          'name', t.name, 'scopes', t.scopes, 'createdAt', t.created_at, 'expiresAt', t.expires_at,
          'lastUsedAt', t.last_used_at, 'revokedAt', t.revoked_at)
          order by t.created_at)
        from api_tokens t
        where t.user_id = u.id), '[]')
    ) as everything
    from users u
    where u.id = ${userId}`);
  return row?.everything;
}
