import type { Database } from '@patchbay/chassis';
import { forgetOldest, type Person } from '@patchbay/proto';
import {
  touchSession,
  touchValidSessions,
  validSession,
  type SessionRow,
} from '../session-store.ts';
import type { Session } from '../sessions.ts';

/** A session as it is kept for the next process. `id` is that of `Session`, times are in ms of the epoch. */
export type RememberedSession = SessionRow & {
  id: string;
  loadedAt: number;
  /** An older version did not keep it. */
  endsAt?: number;
};

/** Sessions in memory, by `Session.id`; those of `Sessions` with the same names promise the same. */
export type RememberedSessions = {
  rememberedById(id: string): Session | undefined;
  findById(id: string): Promise<Session | undefined>;
  refresh(ids: Iterable<string>): Promise<void>;
  /** It has ended: it counts no more, nor does what is being read of it. */
  forget: (id: string) => void;
  doubt(): void;
  kept(): RememberedSession[];
  changes(): number;
};

const readAtOnce = 1_000;

type Known = {
  row: SessionRow;
  session: Session | undefined;
  loadedAt: number;
  endsAt: number;
};

/**
 * Reads sessions and remembers them for `freshMs`, and while Postgres is away for `staleMs`; never beyond
 * their end. Who uses one has it touched whenever it is read, so that of what is fresh none runs idle.
 */
export function createRememberedSessions({
  db,
  personOf,
  freshMs,
  staleMs,
  maxRemembered,
  kept,
  now,
  onEnd,
}: {
  db: Database;
  /** Throws while it is not known who there is. */
  personOf: (userId: string) => Person | undefined;
  freshMs: number;
  staleMs: number;
  maxRemembered: number;
  /** By an earlier process: good while Postgres is away. */
  kept: readonly RememberedSession[];
  now: () => number;
  /** Called for each that `refresh` finds ended. */
  onEnd: (id: string) => void;
}): RememberedSessions {
  const remembered = new Map<string, Known>();
  for (const { id, loadedAt, endsAt = Infinity, ...row } of kept) {
    const readAt = Math.min(loadedAt, now() - freshMs);
    remembered.set(id, { row, session: undefined, loadedAt: readAt, endsAt });
  }
  let changes = 0;
  /** What was read until then is read again before it counts. */
  let doubtedAt = -Infinity;
  const loading = new Map<string, Promise<Known | undefined>>();

  const load = async (id: string): Promise<Known | undefined> => {
    const tokenHash = Buffer.from(id, 'base64url');
    const askedAt = now();
    const found = await validSession(db, tokenHash);
    const person = found && personOf(found.userId);
    if (!found || !person) {
      if (remembered.delete(id)) changes++;
      return undefined;
    }
    const endedMeanwhile = !loading.has(id);
    if (endedMeanwhile) return undefined;
    const { leftMs, ...row } = found;
    const known = { row, session: undefined, loadedAt: askedAt, endsAt: askedAt + leftMs };
    if (!remembered.has(id)) changes++;
    remembered.delete(id);
    remembered.set(id, known);
    forgetOldest(remembered, maxRemembered);
    await touchSession(db, tokenHash);
    return known;
  };

  const asOfNow = (id: string, known: Known | undefined): Session | undefined => {
    if (!known) return undefined;
    const { row, endsAt } = known;
    const { userId, locale, timeZone } = row;
    const person = personOf(userId);
    if (!person || person.disabled) return undefined;
    if (known.session?.person !== person) known.session = { id, person, locale, timeZone, endsAt };
    return known.session;
  };

  const isWithin = (ms: number, known: Known | undefined) => {
    const at = now();
    return known !== undefined && at - known.loadedAt < ms && at < known.endsAt;
  };
  const isFresh = (known: Known | undefined) =>
    isWithin(freshMs, known) && known !== undefined && known.loadedAt > doubtedAt;

  return {
    rememberedById(id) {
      const known = remembered.get(id);
      return isFresh(known) ? asOfNow(id, known) : undefined;
    },
    async findById(id) {
      const known = remembered.get(id);
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
        if (isWithin(staleMs, known) && remembered.has(id)) return asOfNow(id, known);
        throw error;
      }
    },
    async refresh(ids) {
      const old = [...ids].filter((id) => !isFresh(remembered.get(id)));
      for (let from = 0; from < old.length; from += readAtOnce) {
        const asked = old.slice(from, from + readAtOnce);
        const hashes = asked.map((id) => Buffer.from(id, 'base64url'));
        const askedAt = now();
        const valid = await touchValidSessions(db, hashes);
        const found = new Set(valid.map((hash) => hash.toString('base64url')));
        for (const id of asked) {
          const known = remembered.get(id);
          if (!found.has(id)) onEnd(id);
          else if (known) known.loadedAt = askedAt;
        }
      }
    },
    forget(id) {
      if (remembered.delete(id)) changes++;
      loading.delete(id);
    },
    doubt: () => void (doubtedAt = now()),
    changes: () => changes,
    kept: () =>
      [...remembered].map(([id, { row, loadedAt, endsAt }]) => {
        const { userId, locale, timeZone } = row;
        return { id, userId, locale, timeZone, loadedAt, endsAt };
      }),
  };
}
