import { sql, type Database } from '@patchbay/chassis';
import { hashPassword } from './password.ts';
import { savePassword } from './password-store.ts';
import { hashOf, newToken } from './token.ts';

const linkHours = 72;

export type PasswordLinks = {
  /** The path of a link with which a user sets their password, once, within three days. */
  create(userId: string): Promise<string>;
  /** Whose link it is; undefined when it was used, has expired or never was. */
  userOf(token: string): Promise<string | undefined>;
  /** Sets the password, which uses up every link of the user; undefined when the link counts no more. */
  use(token: string, password: string): Promise<string | undefined>;
};

/** One-time links to set a password; only a hash of their token is stored. */
export function createPasswordLinks({ db }: { db: Database }): PasswordLinks {
  return {
    async create(userId) {
      const token = newToken();
      await db.run(sql`
        insert into password_links (token_hash, user_id, expires_at)
        values (${hashOf(token)}, ${userId}, now() + make_interval(hours => ${linkHours}))`);
      return `/password?token=${token}`;
    },
    async userOf(token) {
      const row = await db.maybeOne<{ userId: string }>(sql`
        select user_id
        from password_links
        where token_hash = ${hashOf(token)}
          and expires_at > now()`);
      return row?.userId;
    },
    async use(token, password) {
      const passwordHash = await hashPassword(password);
      return db.transaction(async (tx) => {
        const row = await tx.maybeOne<{ userId: string }>(sql`
          delete from password_links
          where token_hash = ${hashOf(token)}
            and expires_at > now()
          returning user_id`);
        if (!row) return undefined;
        const { userId } = row;
        await savePassword(tx, { userId, passwordHash });
        return userId;
      });
    },
  };
}
