import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';

export type AuditRow = {
  id: number;
  at: Date;
  actor: string;
  onBehalfOf: string | null;
  action: string;
  target: string;
  before: JsonObject | null;
  after: JsonObject | null;
};

/** Entries below `beforeId`, the latest first; an empty filter takes all. */
export function listAudit(
  db: Queryable,
  {
    beforeId,
    actor,
    action,
    target,
    since,
    until,
    limit,
  }: {
    beforeId: number | null;
    actor: string;
    action: string;
    target: string;
    since: Date | null;
    until: Date | null;
    limit: number;
  },
): Promise<AuditRow[]> {
  const exact = !action.endsWith('.');
  return db.many<AuditRow>(sql`
    select id, at, actor, on_behalf_of, action, target, before, after
    from audit
    where true
      ${beforeId === null ? sql`` : sql`and id < ${beforeId}`}
      ${actor ? sql`and (actor = ${actor} or on_behalf_of = ${actor})` : sql``}
      ${action ? (exact ? sql`and action = ${action}` : sql`and starts_with(action, ${action})`) : sql``}
      ${target ? sql`and target = ${target}` : sql``}
      ${since ? sql`and at >= ${since}` : sql``}
      ${until ? sql`and at < ${until}` : sql``}
    order by id desc
    limit ${limit}`);
}
