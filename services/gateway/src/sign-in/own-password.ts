import type { Database } from '@patchbay/chassis';
import type { RecordSignIn } from './audit-recorder.ts';
import { passwordHashOf } from './password-store.ts';
import { passwordMatches } from './password.ts';
import { createThrottle } from './throttle.ts';

/** What became of asking; `passwordHash` is of the password they have, if they have one. */
export type Asked =
  | { said: 'right'; passwordHash: string | undefined }
  | { said: 'wrong' }
  | { said: 'too-often' };

/**
 * Asks who is signed in for their password once more: a browser that was left open is not enough to
 * change how they sign in. Who has none is asked for none.
 */
export type AskOwnPassword = (
  userId: string,
  given: { password: string; address: string },
) => Promise<Asked>;

/** Ten wrong ones close it for a quarter of an hour, whatever they were asked for. */
export function createAskOwnPassword({
  db,
  recordSignIn,
}: {
  db: Database;
  recordSignIn: RecordSignIn;
}): AskOwnPassword {
  const guesses = createThrottle({ db, name: 'own password', attempts: 10, windowMs: 15 * 60_000 });
  return async (userId, { password, address }) => {
    if ((await guesses.attempt(userId)) > 0) return { said: 'too-often' };
    const passwordHash = await passwordHashOf(db, userId);
    if (passwordHash !== undefined && !(await passwordMatches(password, passwordHash))) {
      const about = { address, by: 'own password' };
      recordSignIn({ action: 'sign-in.failed', userId, by: userId, about });
      return { said: 'wrong' };
    }
    await guesses.succeeded(userId);
    return { said: 'right', passwordHash };
  };
}
