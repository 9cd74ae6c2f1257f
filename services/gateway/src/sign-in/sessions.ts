import type { Database, Queryable } from '@patchbay/chassis';
import type { Person } from '@patchbay/proto';
import { addSession, deleteExpiredSessions, type OwnSession } from './session-store.ts';
import { createOwnSessions } from './sessions/own-sessions.ts';
import {
  createRememberedSessions,
  type RememberedSession,
} from './sessions/remembered-sessions.ts';
import { createSessionsByToken } from './sessions/sessions-by-token.ts';
import { hashOf, newToken } from './token.ts';

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
  /** When it ends at the latest, in ms of the epoch; absent for a program's token without an end. */
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

/**
 * Sessions in Postgres, remembered in memory: a lookup within `freshMs` of the last costs three Map
 * lookups, no query and no hash. A sign-out counts at once where it is made and where it is heard of
 * (`ended`), else within `freshMs`, a change of the person as soon as `personOf` knows it, the end of a
 * session's time when it comes. While Postgres is away the sessions in memory, and those that an earlier
 * process `kept`, go on for `staleMs`.
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
  const endListeners: Parameters<Sessions['onEnd']>[0][] = [];
  const ended = (id: string): void => {
    forget(id);
    for (const listener of endListeners) listener(id);
  };
  const { forget, ...byId } = createRememberedSessions({
    db,
    personOf,
    freshMs,
    staleMs,
    maxRemembered,
    kept,
    now,
    onEnd: ended,
  });

  return {
    ...createSessionsByToken({ byId, maxRemembered }),
    ...createOwnSessions({ db, ended }),
    ...byId,
    async start(userId, browser, tx = db) {
      const token = newToken();
      await addSession(tx, { tokenHash: hashOf(token), userId, ...browser });
      return token;
    },
    onEnd: (listener) => void endListeners.push(listener),
    ended,
    deleteExpired: () => deleteExpiredSessions(db),
  };
}
