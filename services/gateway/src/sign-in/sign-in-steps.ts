import { sql, type Database, type Queryable } from '@patchbay/chassis';
import { hashOf, newToken } from './token.ts';

/** Sign-ins whose password was right, and whose code is still missing. */
export type SignInSteps = {
  /** The token goes into the form that asks for the code; it counts when `tx` commits. */
  begin(userId: string, tx?: Queryable): Promise<string>;
  /** Whose sign-in it is; each call is one attempt, of which there are five within five minutes. */
  attempt(token: string): Promise<string | undefined>;
  /** Uses it up, when `tx` commits; whether it was still there. */
  end(token: string, tx?: Queryable): Promise<boolean>;
  deleteExpired(): Promise<number>;
};

const seconds = 300;
const attemptsAtMost = 5;

export function createSignInSteps({ db }: { db: Database }): SignInSteps {
  return {
    async begin(userId, tx = db) {
      const token = newToken();
      await tx.run(sql`
        insert into sign_in_steps (token_hash, user_id, expires_at)
        values (${hashOf(token)}, ${userId}, now() + make_interval(secs => ${seconds}))`);
      return token;
    },
    async attempt(token) {
      const row = await db.maybeOne<{ userId: string }>(sql`
        update sign_in_steps
        set attempts = attempts + 1
        where token_hash = ${hashOf(token)}
          and attempts < ${attemptsAtMost}
          and expires_at > now()
        returning user_id`);
      return row?.userId;
    },
    async end(token, tx = db) {
      return (await tx.run(sql`delete from sign_in_steps where token_hash = ${hashOf(token)}`)) > 0;
    },
    deleteExpired: () => db.run(sql`delete from sign_in_steps where expires_at < now()`),
  };
}
