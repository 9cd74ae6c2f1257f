import type { Database } from '@patchbay/chassis';
import { deleteSession, deleteSessionsOf, listSessions } from '../session-store.ts';
import type { Sessions } from '../sessions.ts';
import { hashOf } from '../token.ts';

/** The sessions of one user: what they are, and the end of them. */
export function createOwnSessions({
  db,
  ended,
}: {
  db: Database;
  /** Told the id of each that has ended. */
  ended: (id: string) => void;
}): Pick<Sessions, 'list' | 'end' | 'endById' | 'endAllOf'> {
  const endOf = async (userId: string, which: { id?: string; except?: Buffer }) => {
    const hashes = await deleteSessionsOf(db, userId, which);
    for (const hash of hashes) ended(hash.toString('base64url'));
    return hashes.length;
  };
  return {
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
  };
}
