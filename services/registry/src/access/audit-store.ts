import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';
import { actorOf, type Actor } from './caller.ts';

/** One thing that somebody did. Values of secrets are masked by whoever records it. */
export type Deed = {
  /** Such as `plugin.disabled`. */
  action: string;
  /** Such as `plugin:hello`. */
  target: string;
  before?: JsonObject;
  after?: JsonObject;
};

/** Writes what `actor` did into the audit log, in the transaction that does it. */
export async function recordDeeds(
  tx: Queryable,
  actor: Actor,
  deeds: readonly Deed[],
): Promise<void> {
  if (deeds.length === 0) return;
  const userId = actor.kind === 'token' || actor.kind === 'plugin' ? actor.userId : undefined;
  const onBehalfOf = userId === undefined ? null : `user:${userId}`;
  await tx.run(sql`
    insert into audit (actor, on_behalf_of, action, target, before, after)
    select ${actorOf(actor)}, ${onBehalfOf}, action, target, before, after
    from jsonb_to_recordset(${JSON.stringify(deeds)}::jsonb)
      as deed (action text, target text, before jsonb, after jsonb)`);
}
