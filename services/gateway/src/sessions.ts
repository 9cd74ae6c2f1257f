import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@patchbay/chassis';
import type { Person } from '@patchbay/proto';
import {
  addSession,
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  listSessions,
  touchSession,
  validSession,
  type OwnSession,
  type SessionRow,
} from './session-store.ts';

/**
 * A signed-in browser. `id` names it in memory only; the token itself stays in its cookie. The same
 * object until the session is read again or something about the person changes.
 */
export type Session = { id: string; person: Person; locale: string; timeZone: string };

/** What is noted of a browser when it signs in. */
export type Browser = { locale: string; timeZone: string; userAgent: string; address: string };

export type Sessions = {
  /** Signs a user in; the token is for the cookie and is stored nowhere. */
  start(userId: string, browser: Browser): Promise<string>;
  /** The session of a token if it is in memory and fresh; else `find` has to be asked. */
  remembered(token: string): Session | undefined;
  /**
   * The session of a token, or undefined when it has none that is valid, or its user is disabled.
   *
   * @throws PlatformError `unavailable` while it is not known who there is.
   */
  find(token: string): Promise<Session | undefined>;
  /** The sessions of a user, the latest used first; `current` is that of the token. */
  list(userId: string, token: string): Promise<(OwnSession & { current: boolean })[]>;
  end(token: string): Promise<void>;
  /** Ends one session of a user by its `OwnSession.id`; whether there was one. */
  endById(userId: string, id: string): Promise<boolean>;
  /** Ends all sessions of a user, but that of `exceptToken`. */
  endAllOf(userId: string, exceptToken?: string): Promise<void>;
  /** `listener` hears of each token that is ended here. */
  onEnd(listener: (token: string) => void): void;
  deleteExpired(): Promise<number>;
};

type Known = { row: SessionRow; session: Session; loadedAt: number };

/**
 * Sessions in Postgres, remembered in memory: a lookup within `freshMs` of the last costs two Map
 * lookups, no query and no hash. A sign-out on this replica counts at once, one on another replica
 * within `freshMs`, a change of the person as soon as `personOf` knows it. While Postgres is away the
 * sessions in memory go on for `staleMs`.
 */
export function createSessions({
  db,
  personOf,
  freshMs = 5_000,
  staleMs = 300_000,
  maxRemembered = 20_000,
  now = Date.now,
}: {
  db: Database;
  /** Throws while it is not known who there is. */
  personOf: (userId: string) => Person | undefined;
  freshMs?: number;
  staleMs?: number;
  maxRemembered?: number;
  now?: () => number;
}): Sessions {
  const remembered = new Map<string, Known>();
  const loading = new Map<string, Promise<Known | undefined>>();
  const endListeners: ((token: string) => void)[] = [];

  const load = async (token: string): Promise<Known | undefined> => {
    const tokenHash = hashOf(token);
    const row = await validSession(db, tokenHash);
    const person = row && personOf(row.userId);
    if (!row || !person) {
      remembered.delete(token);
      return undefined;
    }
    const { locale, timeZone } = row;
    const session = { id: tokenHash.toString('base64url'), person, locale, timeZone };
    const endedMeanwhile = !loading.has(token);
    if (endedMeanwhile) return undefined;
    const known = { row, session, loadedAt: now() };
    remembered.delete(token);
    remembered.set(token, known);
    forgetOldest(remembered, maxRemembered);
    await touchSession(db, tokenHash);
    return known;
  };

  const asOfNow = (known: Known | undefined): Session | undefined => {
    if (!known) return undefined;
    const person = personOf(known.row.userId);
    if (!person || person.disabled) return undefined;
    if (known.session.person !== person) known.session = { ...known.session, person };
    return known.session;
  };

  const forget = (token: string): void => {
    remembered.delete(token);
    loading.delete(token);
    for (const listener of endListeners) listener(token);
  };

  const endOf = async (userId: string, which: { id?: string; except?: Buffer }) => {
    const hashes = await deleteSessionsOf(db, userId, which);
    const ids = new Set(hashes.map((hash) => hash.toString('base64url')));
    for (const [token, { session }] of remembered) if (ids.has(session.id)) forget(token);
    return ids.size;
  };

  return {
    async start(userId, browser) {
      const token = randomBytes(32).toString('base64url');
      await addSession(db, { tokenHash: hashOf(token), userId, ...browser });
      return token;
    },
    remembered(token) {
      const known = remembered.get(token);
      return known && now() - known.loadedAt < freshMs ? asOfNow(known) : undefined;
    },
    async find(token) {
      const known = remembered.get(token);
      const age = known ? now() - known.loadedAt : Infinity;
      if (known && age < freshMs) return asOfNow(known);
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
        return asOfNow(await query);
      } catch (error) {
        if (known && age < staleMs && remembered.has(token)) return asOfNow(known);
        throw error;
      }
    },
    async list(userId, token) {
      const current = hashOf(token);
      const rows = await listSessions(db, userId);
      return rows.map(({ tokenHash, id, userAgent, address, createdAt, lastSeenAt }) => ({
        id,
        userAgent,
        address,
        createdAt,
        lastSeenAt,
        current: tokenHash.equals(current),
      }));
    },
    async end(token) {
      await deleteSession(db, hashOf(token));
      forget(token);
    },
    endById: async (userId, id) => (await endOf(userId, { id })) > 0,
    async endAllOf(userId, exceptToken) {
      await endOf(userId, exceptToken === undefined ? {} : { except: hashOf(exceptToken) });
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
