import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@patchbay/chassis';
import type { Account } from './account-store.ts';
import {
  addSession,
  deleteExpiredSessions,
  deleteSession,
  touchSession,
  validSession,
} from './session-store.ts';

/** A signed-in browser. `id` names it in memory only; the token itself stays in its cookie. */
export type Session = { id: string; account: Account; locale: string; timeZone: string };

export type Sessions = {
  /** Signs an account in; the token is for the cookie and is stored nowhere. */
  start(accountId: string, preferences: { locale: string; timeZone: string }): Promise<string>;
  /** The session of a token, or undefined when it has none that is valid. */
  find(token: string): Promise<Session | undefined>;
  end(token: string): Promise<void>;
  /** `listener` hears of each token that is ended here. */
  onEnd(listener: (token: string) => void): void;
  deleteExpired(): Promise<number>;
};

type Known = { session: Session | undefined; loadedAt: number };

/**
 * Sessions in Postgres, remembered in memory: a lookup within `freshMs` of the last costs a Map
 * lookup, no query and no hash. A sign-out on this replica counts at once, one on another replica
 * within `freshMs`. While Postgres is away the sessions in memory go on for `staleMs`.
 */
export function createSessions({
  db,
  freshMs = 5_000,
  staleMs = 300_000,
  maxRemembered = 20_000,
  now = Date.now,
}: {
  db: Database;
  freshMs?: number;
  staleMs?: number;
  maxRemembered?: number;
  now?: () => number;
}): Sessions {
  const remembered = new Map<string, Known>();
  const loading = new Map<string, Promise<Session | undefined>>();
  const endListeners: ((token: string) => void)[] = [];

  const load = async (token: string): Promise<Session | undefined> => {
    const tokenHash = hashOf(token);
    const row = await validSession(db, tokenHash);
    if (!row) {
      remembered.delete(token);
      return undefined;
    }
    const { locale, timeZone, ...account } = row;
    const session = { id: tokenHash.toString('base64url'), account, locale, timeZone };
    const endedMeanwhile = !loading.has(token);
    if (endedMeanwhile) return undefined;
    remembered.delete(token);
    remembered.set(token, { session, loadedAt: now() });
    forgetOldest(remembered, maxRemembered);
    await touchSession(db, tokenHash);
    return session;
  };

  return {
    async start(accountId, preferences) {
      const token = randomBytes(32).toString('base64url');
      await addSession(db, { tokenHash: hashOf(token), accountId, ...preferences });
      return token;
    },
    async find(token) {
      const known = remembered.get(token);
      const age = known ? now() - known.loadedAt : Infinity;
      if (known && age < freshMs) return known.session;
      if (!tokenShape.test(token)) return undefined;
      let query = loading.get(token);
      if (!query) {
        const promise = load(token).finally(() => {
          if (loading.get(token) === promise) loading.delete(token);
        });
        loading.set(token, promise);
        query = promise;
      }
      try {
        return await query;
      } catch (error) {
        if (known && age < staleMs && remembered.has(token)) return known.session;
        throw error;
      }
    },
    async end(token) {
      await deleteSession(db, hashOf(token));
      remembered.delete(token);
      loading.delete(token);
      for (const listener of endListeners) listener(token);
    },
    onEnd(listener) {
      endListeners.push(listener);
    },
    deleteExpired: () => deleteExpiredSessions(db),
  };
}

const tokenShape = /^[\w-]{43}$/;

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function forgetOldest(remembered: Map<string, Known>, max: number): void {
  for (const token of remembered.keys()) {
    if (remembered.size <= max) return;
    remembered.delete(token);
  }
}
