import type { Queryable } from '@patchbay/chassis';
import { deleteLinksOf, deleteStepsOf, savePassword } from './password-store.ts';

/**
 * Gives a user a password. Links to set one, and sign-ins that wait for a code after the former one, count
 * no more. Sessions have to be ended when this is committed.
 */
export async function changePassword(
  tx: Queryable,
  password: { userId: string; passwordHash: string },
): Promise<void> {
  // That waits for whoever holds the former one: only then is all that they began there to be ended.
  await savePassword(tx, password);
  await deleteLinksOf(tx, password.userId);
  await deleteStepsOf(tx, password.userId);
}
