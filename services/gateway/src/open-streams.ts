import { every, type Logger } from '@patchbay/chassis';
import type { Sessions } from './sessions.ts';

/** Why a stream is ended: the session or the plugin is not allowed any more, or this replica stops. */
export type EndReason = 'revoked' | 'stopping';

export type OpenStream = {
  /** Whose it is; undefined for somebody who is not signed in. */
  sessionId: string | undefined;
  slug: string;
  /** Where it was opened, by whom; undefined outside of spaces. */
  space: { slug: string; person: string; kind: string } | undefined;
  end: (reason: EndReason) => void;
};

export type OpenStreams = AsyncDisposable & {
  /** Keeps an eye on a stream that may last for hours; returns how to tell that it has ended. */
  add(stream: OpenStream): () => void;
  /** Ends the streams of people who are disabled, now instead of at the next check. */
  checkSessions(): void;
  /** Ends the streams that are revoked. */
  endWhere(isRevoked: (stream: OpenStream) => boolean): void;
  endAll(reason: EndReason): void;
};

/**
 * The WebSockets and event streams under way. A request is checked once; these go on, so they end
 * when their session is signed out (at once here, within `checkMs` on another replica), their
 * person or their plugin is disabled, or their space is closed to them.
 */
export function createOpenStreams({
  sessions,
  log,
  checkMs = 10_000,
}: {
  sessions: Sessions;
  log: Logger;
  checkMs?: number;
}): OpenStreams {
  const streams = new Set<OpenStream>();
  const endWhere = (isRevoked: (stream: OpenStream) => boolean, reason: EndReason) => {
    for (const stream of streams) {
      if (!isRevoked(stream)) continue;
      streams.delete(stream);
      stream.end(reason);
    }
  };

  const endOf = (id: string) => endWhere(({ sessionId }) => sessionId === id, 'revoked');
  sessions.onEnd(endOf);
  const check = async () => {
    const ids = new Set([...streams].map(({ sessionId }) => sessionId));
    for (const id of ids) if (id !== undefined && !(await sessions.findById(id))) endOf(id);
  };
  const checking = every(checkMs, check, { log, name: 'sessions of open streams' });

  return {
    add(stream) {
      streams.add(stream);
      return () => void streams.delete(stream);
    },
    checkSessions() {
      check().catch((error: unknown) => log.warn({ err: error }, 'cannot check open streams'));
    },
    endWhere: (isRevoked) => endWhere(isRevoked, 'revoked'),
    endAll: (reason) => endWhere(() => true, reason),
    [Symbol.asyncDispose]: () => checking[Symbol.asyncDispose](),
  };
}
