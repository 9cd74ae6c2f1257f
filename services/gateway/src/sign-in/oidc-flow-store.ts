import { sql, type Queryable } from '@patchbay/chassis';
import { hashOf } from './token.ts';
import type { OidcChecks } from './oidc-provider.ts';

export type OidcFlow = {
  next: string;
  timeZone: string;
  /** Who connects their account with the provider's; null for a sign-in. */
  userId: string | null;
};

const seconds = 600;

export async function addFlow(
  db: Queryable,
  { state, nonce, codeVerifier, next, timeZone, userId }: OidcFlow & OidcChecks,
): Promise<void> {
  await db.run(sql`
    insert into oidc_flows (state_hash, nonce, code_verifier, next, time_zone, user_id, expires_at)
    values (${hashOf(state)}, ${nonce}, ${codeVerifier}, ${next}, ${timeZone}, ${userId},
      now() + make_interval(secs => ${seconds}))`);
}

/** Takes a flow that has not expired: it counts once. */
export async function takeFlow(
  db: Queryable,
  state: string,
): Promise<(OidcFlow & OidcChecks) | undefined> {
  const flow = await db.maybeOne<OidcFlow & Omit<OidcChecks, 'state'>>(sql`
    delete from oidc_flows
    where state_hash = ${hashOf(state)}
      and expires_at > now()
    returning nonce, code_verifier, next, time_zone, user_id`);
  return flow && { ...flow, state };
}

export function deleteExpiredFlows(db: Queryable): Promise<number> {
  return db.run(sql`delete from oidc_flows where expires_at < now()`);
}
