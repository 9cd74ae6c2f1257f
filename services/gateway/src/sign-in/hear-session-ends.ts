import type { Database, Logger } from '@patchbay/chassis';
import type { OpenStreams } from '../requests/open-streams.ts';
import type { Sessions } from './sessions.ts';

/**
 * Hears from Postgres of each session that is deleted, in whatever process: a sign-out counts everywhere
 * as soon as it is committed. What ended while nobody listened is found as soon as somebody does again.
 */
export function hearSessionEnds({
  db,
  sessions,
  streams,
  log,
}: {
  db: Pick<Database, 'listen'>;
  sessions: Pick<Sessions, 'ended' | 'doubt'>;
  streams: Pick<OpenStreams, 'checkSessions'>;
  log: Logger;
}): AsyncDisposable {
  return db.listen('session_ends', (id) => {
    if (id !== undefined) return sessions.ended(id);
    sessions.doubt();
    streams
      .checkSessions()
      .catch((error: unknown) => log.warn({ err: error }, 'cannot check sessions of open streams'));
  });
}
