import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database } from '@patchbay/chassis';
import type { ReceivedUser } from '@patchbay/proto';
import { hashPassword } from './password.ts';
import { changePassword } from './change-password.ts';
import { anyPassword, lockFirstPassword } from './password-store.ts';
import type { PeopleClient } from '../platform-clients.ts';

export type SetupState = 'usable' | 'used' | 'wrong-token';

export type Setup = {
  /** What the link with `token` is good for. */
  state(token: string): Promise<SetupState>;
  /** Creates the first administrator; undefined when somebody else was first. */
  complete(person: {
    username: string;
    displayName: string;
    password: string;
  }): Promise<{ user: ReceivedUser; revision: number; passwordHash: string } | undefined>;
  /** The path of the link while nobody can sign in. */
  link(): Promise<string | undefined>;
};

/**
 * The link that creates the first administrator: it works while nobody can sign in, for whoever has
 * the token.
 */
export function createSetup({
  db,
  people,
  token,
}: {
  db: Database;
  people: Pick<PeopleClient, 'ensureUser'>;
  token: string;
}): Setup {
  let done = false;
  const isDone = async () => (done ||= await anyPassword(db));

  return {
    async state(given) {
      const right = timingSafeEqual(digest(given), digest(token));
      if (!right) return 'wrong-token';
      return (await isDone()) ? 'used' : 'usable';
    },
    async complete({ username, displayName, password }) {
      if (await isDone()) return undefined;
      const passwordHash = await hashPassword(password);
      return db.transaction(async (tx) => {
        await lockFirstPassword(tx);
        if (await anyPassword(tx)) return undefined;
        // Should this process die before the commit, the next attempt finds the same user.
        const first = { username, displayName, superuser: true };
        const { user, revision } = await people.ensureUser(first);
        if (!user) throw new Error('the registry answered without a user');
        await changePassword(tx, { userId: user.id, passwordHash });
        return { user, revision, passwordHash };
      });
    },
    async link() {
      return (await isDone()) ? undefined : `/setup?token=${encodeURIComponent(token)}`;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
