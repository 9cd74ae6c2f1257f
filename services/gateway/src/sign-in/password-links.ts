import { sql, type Database } from '@patchbay/chassis';
import { hashPassword } from './password.ts';
import { changePassword } from './change-password.ts';
import { lockPassword } from './password-store.ts';
import { hashOf, newToken } from './token.ts';

const linkHours = 72;

/** `ended` are the ids of the user's sessions until then. */
export type SetPassword = { userId: string; passwordHash: string; ended: string[] };

export type PasswordLinks = {
  /** The path of a link with which a user sets their password, once, within three days. */
  create(userId: string): Promise<string>;
  /** Whose link it is; undefined when it was used, has expired or never was. */
  userOf(token: string): Promise<string | undefined>;
  /** Sets the password, which uses up every link of the user; undefined when the link counts no more. */
  use(token: string, password: string): Promise<SetPassword | undefined>;
};

/** One-time links to set a password; only a hash of their token is stored. */
export function createPasswordLinks({ db }: { db: Database }): PasswordLinks {
  const userOf = async (token: string): Promise<string | undefined> => {
    const row = await db.maybeOne<{ userId: string }>(sql`
      select user_id
      from password_links
      where token_hash = ${hashOf(token)}
        and expires_at > now()`);
    return row?.userId;
  };

  return {
    async create(userId) {
      const token = newToken();
      await db.run(sql`
        insert into password_links (token_hash, user_id, expires_at)
        values (${hashOf(token)}, ${userId}, now() + make_interval(hours => ${linkHours}))`);
      return `/password?token=${token}`;
    },
    userOf,
    async use(token, password) {
      const userId = await userOf(token);
      if (userId === undefined) return undefined;
      const passwordHash = await hashPassword(password);
      return db.transaction(async (tx) => {
        await lockPassword(tx, userId);
        const used = await tx.run(sql`
          delete from password_links
          where token_hash = ${hashOf(token)}
            and expires_at > now()`);
        if (used === 0) return undefined;
        const ended = await changePassword(tx, { userId, passwordHash });
        return { userId, passwordHash, ended };
      });
    },
  };
}
