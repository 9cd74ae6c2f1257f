import type { Queryable } from '@patchbay/chassis';
import { deleteLinksOf, deleteStepsOf, lockPassword, savePassword } from './password-store.ts';
import { deleteSessionsOf } from './session-store.ts';
import { hashOf } from './token.ts';

/**
 * Gives a user a password. Links to set one, sign-ins that wait for a code after the former one, and all
 * sessions but that of `exceptToken` end with it; the ids of those sessions, for `Sessions.ended` once `tx`
 * has committed.
 */
export async function changePassword(
  tx: Queryable,
  {
    userId,
    passwordHash,
    exceptToken,
  }: { userId: string; passwordHash: string; exceptToken?: string | undefined },
): Promise<string[]> {
  await lockPassword(tx, userId);
  // Each waits for sign-ins under way by what it changes: what they begin is there for the next to end.
  await savePassword(tx, { userId, passwordHash });
  await deleteLinksOf(tx, userId);
  await deleteStepsOf(tx, userId);
  const except = exceptToken === undefined ? undefined : hashOf(exceptToken);
  const hashes = await deleteSessionsOf(tx, userId, { except });
  return hashes.map((hash) => hash.toString('base64url'));
}
