import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { newId, type Database } from '@patchbay/chassis';
import { addFirstAccount, anyAccount, type Account } from './account-store.ts';
import { hashPassword } from './password.ts';

export type SetupState = 'usable' | 'used' | 'wrong-token';

export type Setup = {
  /** What the link with `token` is good for. */
  state(token: string): Promise<SetupState>;
  /** Creates the first administrator; undefined when somebody else was first. */
  complete(person: {
    username: string;
    displayName: string;
    password: string;
  }): Promise<Account | undefined>;
  /** The path of the link while there is no account. */
  link(): Promise<string | undefined>;
};

/**
 * The link that creates the first administrator: it works while there is no account, for whoever has
 * the token. Without a configured token one is made up, which only this process knows.
 */
export function createSetup({
  db,
  configuredToken,
}: {
  db: Database;
  configuredToken: string | undefined;
}): Setup {
  const token = configuredToken ?? randomBytes(24).toString('base64url');
  let done = false;
  const isDone = async () => (done ||= await anyAccount(db));

  return {
    async state(given) {
      const right = timingSafeEqual(digest(given), digest(token));
      if (right) return (await isDone()) ? 'used' : 'usable';
      const tokenIsFromEarlierProcess = configuredToken === undefined && (await isDone());
      return tokenIsFromEarlierProcess ? 'used' : 'wrong-token';
    },
    async complete({ username, displayName, password }) {
      if (await isDone()) return undefined;
      const account: Account = { id: newId(), username, displayName, role: 'administrator' };
      const passwordHash = await hashPassword(password);
      const added = await addFirstAccount(db, { ...account, passwordHash });
      return added ? account : undefined;
    },
    async link() {
      return (await isDone()) ? undefined : `/setup?token=${encodeURIComponent(token)}`;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
