import type { Database, Queryable } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { holdPassword } from './password-store.ts';
import type { SecondFactors } from './second-factors.ts';
import type { Browser, Sessions } from './sessions.ts';
import type { SignInSteps } from './sign-in-steps.ts';

/** What a sign-in has begun: a session, whose token is for the cookie, or a step, whose is for the form. */
export type Begun = { session: string } | { step: string };

/**
 * Begins sessions, each in one transaction with what lets it begin: a change of the password, or two-step
 * sign-in that is turned on, comes before and refuses it, or after and finds it there to end.
 */
export type SignIns = {
  /**
   * For somebody who has given the password of this hash.
   *
   * @throws PlatformError `conflict` when it is not theirs any more.
   */
  byPassword(given: { userId: string; passwordHash: string }, browser: Browser): Promise<Begun>;
  /**
   * For somebody who has given the code that a step waits for; the token of the session.
   *
   * @throws PlatformError `conflict` when the step has ended.
   */
  byCode(given: { userId: string; step: string }, browser: Browser): Promise<string>;
};

export function createSignIns({
  db,
  sessions,
  steps,
  secondFactors,
}: {
  db: Database;
  sessions: Pick<Sessions, 'start'>;
  steps: Pick<SignInSteps, 'begin' | 'end'>;
  secondFactors: Pick<SecondFactors, 'stateOf'>;
}): SignIns {
  const within = <Result>(
    stillCounts: (tx: Queryable) => Promise<boolean>,
    begin: (tx: Queryable) => Promise<Result>,
  ) =>
    db.transaction(async (tx) => {
      if (await stillCounts(tx)) return begin(tx);
      const message = 'how you sign in was changed meanwhile, or you are signed in: sign in again';
      throw new PlatformError('conflict', message);
    });

  return {
    byPassword: (given, browser) =>
      within(
        (tx) => holdPassword(tx, given),
        async (tx) => {
          const { userId } = given;
          const { on } = await secondFactors.stateOf(userId, tx);
          if (on) return { step: await steps.begin(userId, tx) };
          return { session: await sessions.start(userId, browser, tx) };
        },
      ),
    byCode: ({ userId, step }, browser) =>
      within(
        (tx) => steps.end(step, tx),
        (tx) => sessions.start(userId, browser, tx),
      ),
  };
}
