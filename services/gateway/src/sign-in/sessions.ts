import type { Database, Queryable } from '@patchbay/chassis';
import { forgetOldest, type Person } from '@patchbay/proto';
import {
  addSession,
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  listSessions,
  touchSession,
  touchValidSessions,
  validSession,
  type OwnSession,
  type SessionRow,
} from './session-store.ts';
import { hashOf, newToken, tokenShape } from './token.ts';

/**
 * A signed-in browser. `id` is the SHA-256 of the token in its cookie, in base64url: it signs nobody in.
 * The same object until the session is read again or something about the person changes.
 */
export type Session = {
  id: string;
  person: Person;
  locale: string;
  timeZone: string;
  /** What asks in their name: `token:<id>` or `plugin:<slug>`; absent for a browser. */
  actor?: string;
  /** When a program's token ends, in ms of the epoch, if it does. */
  endsAt?: number;
};

/** What is noted of a browser when it signs in. */
export type Browser = { locale: string; timeZone: string; userAgent: string; address: string };

export type Sessions = {
  /** Signs a user in, with `tx` when that commits; the token is for the cookie and is stored nowhere. */
  start(userId: string, browser: Browser, tx?: Queryable): Promise<string>;
  /** The session of a token if it is in memory and fresh; else `find` has to be asked. */
  remembered(token: string): Session | undefined;
  /**
   * The session of a token, or undefined when it has none that is valid, or its user is disabled.
   *
   * @throws PlatformError `unavailable` while it is not known who there is.
   */
  find(token: string): Promise<Session | undefined>;
  /** The same by `Session.id`. */
  rememberedById(id: string): Session | undefined;
  findById(id: string): Promise<Session | undefined>;
  /** The sessions of a user, the latest used first; `current` is that of the token. */
  list(userId: string, token: string): Promise<(OwnSession & { current: boolean })[]>;
  end(token: string): Promise<void>;
  /** Ends one session of a user by its `OwnSession.id`; whether there was one. */
  endById(userId: string, id: string): Promise<boolean>;
  /** Ends all sessions of a user, but that of `exceptToken`. */
  endAllOf(userId: string, exceptToken?: string): Promise<void>;
  /** `listener` hears the id of each session that has ended; it may hear it twice. */
  onEnd(listener: (id: string) => void): void;
  /** A session has ended, here or in another process. */
  ended(id: string): void;
  /** It may be that sessions have ended unheard: each is read again before it counts. */
  doubt(): void;
  /**
   * Reads those that were not read lately, by `Session.id`, a thousand in a query: each is in use, or has
   * ended.
   *
   * @throws while Postgres is away: then none is known to have ended.
   */
  refresh(ids: Iterable<string>): Promise<void>;
  deleteExpired(): Promise<number>;
  /** What is in memory, for the next process to begin with. */
  kept(): RememberedSession[];
  /** Differs when others are in memory. */
  changes(): number;
};

/** A session as it is kept for the next process. `id` is that of `Session`, `loadedAt` in ms of the epoch. */
export type RememberedSession = SessionRow & { id: string; loadedAt: number };

const readAtOnce = 1_000;

type Known = { row: SessionRow; session: Session | undefined; loadedAt: number };

/**
 * Sessions in Postgres, remembered in memory: a lookup within `freshMs` of the last costs three Map
 * lookups, no query and no hash. A sign-out counts at once where it is made and where it is heard of
 * (`ended`), else within `freshMs`, a change of the person as soon as `personOf` knows it. While Postgres is
 * away the sessions in memory, and those that an earlier process `kept`, go on for `staleMs`.
 */
export function createSessions({
  db,
  personOf,
  freshMs = 5_000,
  staleMs = 12 * 3_600_000,
  maxRemembered = 20_000,
  kept = [],
  now = Date.now,
}: {
  db: Database;
  /** Throws while it is not known who there is. */
  personOf: (userId: string) => Person | undefined;
  freshMs?: number;
  staleMs?: number;
  maxRemembered?: number;
  /** By an earlier process: good while Postgres is away. */
  kept?: readonly RememberedSession[];
  now?: () => number;
}): Sessions {
  const remembered = new Map<string, Known>();
  for (const { id, loadedAt, ...row } of kept) {
    remembered.set(id, { row, session: undefined, loadedAt: Math.min(loadedAt, now() - freshMs) });
  }
  const idOfToken = new Map<string, string>();
  let changes = 0;
  /** What was read until then is read again before it counts. */
  let doubtedAt = -Infinity;
  const loading = new Map<string, Promise<Known | undefined>>();
  const endListeners: Parameters<Sessions['onEnd']>[0][] = [];

  const load = async (id: string): Promise<Known | undefined> => {
    const tokenHash = Buffer.from(id, 'base64url');
    const askedAt = now();
    const row = await validSession(db, tokenHash);
    const person = row && personOf(row.userId);
    if (!row || !person) {
      if (remembered.delete(id)) changes++;
      return undefined;
    }
    const { locale, timeZone } = row;
    const session = { id, person, locale, timeZone };
    const endedMeanwhile = !loading.has(id);
    if (endedMeanwhile) return undefined;
    const known = { row, session, loadedAt: askedAt };
    if (!remembered.has(id)) changes++;
    remembered.delete(id);
    remembered.set(id, known);
    forgetOldest(remembered, maxRemembered);
    await touchSession(db, tokenHash);
    return known;
  };

  const asOfNow = (id: string, known: Known | undefined): Session | undefined => {
    if (!known) return undefined;
    const { userId, locale, timeZone } = known.row;
    const person = personOf(userId);
    if (!person || person.disabled) return undefined;
    if (known.session?.person !== person) known.session = { id, person, locale, timeZone };
    return known.session;
  };

  const isFresh = (known: Known | undefined) =>
    known !== undefined && known.loadedAt > doubtedAt && now() - known.loadedAt < freshMs;

  const rememberedById = (id: string): Session | undefined => {
    const known = remembered.get(id);
    return isFresh(known) ? asOfNow(id, known) : undefined;
  };

  const findById = async (id: string): Promise<Session | undefined> => {
    const known = remembered.get(id);
    const age = known ? now() - known.loadedAt : Infinity;
    if (isFresh(known)) return asOfNow(id, known);
    let query = loading.get(id);
    if (!query) {
      const promise = load(id).finally(() => {
        if (loading.get(id) === promise) loading.delete(id);
      });
      loading.set(id, promise);
      query = promise;
    }
    try {
      return asOfNow(id, await query);
    } catch (error) {
      if (known && age < staleMs && remembered.has(id)) return asOfNow(id, known);
      throw error;
    }
  };

  const refresh = async (ids: Iterable<string>): Promise<void> => {
    const old = [...ids].filter((id) => !isFresh(remembered.get(id)));
    for (let from = 0; from < old.length; from += readAtOnce) {
      const asked = old.slice(from, from + readAtOnce);
      const hashes = asked.map((id) => Buffer.from(id, 'base64url'));
      const askedAt = now();
      const valid = await touchValidSessions(db, hashes);
      const found = new Set(valid.map((hash) => hash.toString('base64url')));
      for (const id of asked) {
        const known = remembered.get(id);
        if (!found.has(id)) ended(id);
        else if (known) known.loadedAt = askedAt;
      }
    }
  };

  const ended = (id: string): void => {
    if (remembered.delete(id)) changes++;
    loading.delete(id);
    for (const listener of endListeners) listener(id);
  };

  const endOf = async (userId: string, which: { id?: string; except?: Buffer }) => {
    const hashes = await deleteSessionsOf(db, userId, which);
    for (const hash of hashes) ended(hash.toString('base64url'));
    return hashes.length;
  };

  return {
    async start(userId, browser, tx = db) {
      const token = newToken();
      await addSession(tx, { tokenHash: hashOf(token), userId, ...browser });
      return token;
    },
    remembered(token) {
      const id = idOfToken.get(token);
      return id === undefined ? undefined : rememberedById(id);
    },
    async find(token) {
      const known = idOfToken.get(token);
      if (known !== undefined) return findById(known);
      if (!tokenShape.test(token)) return undefined;
      const id = hashOf(token).toString('base64url');
      const session = await findById(id);
      if (session) {
        idOfToken.set(token, id);
        forgetOldest(idOfToken, maxRemembered);
      }
      return session;
    },
    rememberedById,
    findById,
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
      const hash = hashOf(token);
      await deleteSession(db, hash);
      ended(hash.toString('base64url'));
    },
    endById: async (userId, id) => (await endOf(userId, { id })) > 0,
    async endAllOf(userId, exceptToken) {
      await endOf(userId, exceptToken === undefined ? {} : { except: hashOf(exceptToken) });
    },
    onEnd(listener) {
      endListeners.push(listener);
    },
    ended,
    doubt: () => void (doubtedAt = now()),
    refresh,
    deleteExpired: () => deleteExpiredSessions(db),
    changes: () => changes,
    kept: () =>
      [...remembered].map(([id, { row, loadedAt }]) => {
        const { userId, locale, timeZone } = row;
        return { id, userId, locale, timeZone, loadedAt };
      }),
  };
}
