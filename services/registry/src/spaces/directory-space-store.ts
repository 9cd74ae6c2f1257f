import { sql, type Queryable } from '@patchbay/chassis';
import type { ReceivedDirectorySpace } from '@patchbay/proto';

/** The given spaces, or all, with who is in them and what was decided about plugins. */
export function loadSpaces(
  db: Queryable,
  ids?: readonly string[],
): Promise<ReceivedDirectorySpace[]> {
  return db.many<ReceivedDirectorySpace>(sql`
    select s.id, s.slug, s.title, s.archived_at is not null as archived,
      coalesce((
        select jsonb_agg(jsonb_build_object('userId', m.user_id, 'roles', array['member'] || m.roles))
        from space_members m
        where m.space = s.id
      ), '[]') as members,
      coalesce((
        select jsonb_agg(jsonb_build_object('plugin', p.plugin, 'active', p.active))
        from space_plugins p
        where p.space = s.id
      ), '[]') as plugins
    from spaces s
    ${ids ? sql`where s.id = any (${ids}::uuid[])` : sql``}`);
}
