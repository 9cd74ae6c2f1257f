import { every, type Logger } from '@patchbay/chassis';
import type { Sessions } from '../sign-in/sessions.ts';

/** Why a stream is ended: it is not allowed any more, or this replica stops. */
export type EndReason = 'revoked' | 'stopping';

export type OpenStream = {
  /** Whose it is; undefined for a program's, and for somebody who is not signed in. */
  sessionId: string | undefined;
  /** Whether it may go on, by what is in memory. */
  isAllowed: () => boolean | Promise<boolean>;
  end: (reason: EndReason) => void;
};

export type OpenStreams = AsyncDisposable & {
  /** Keeps an eye on a stream that may last for hours; returns how to tell that it has ended. */
  add(stream: OpenStream): () => void;
  /** Ends the streams that are not allowed any more, now instead of at the next check. */
  check(): void;
  endAll(reason: EndReason): void;
};

/**
 * The WebSockets and event streams under way. A request is checked once; these go on, so they end
 * when they would not be let in any more: their person, token, role, space or plugin is not what it was.
 * A session that is signed out ends its own at once here, within `checkMs` on another replica.
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
  const end = (stream: OpenStream, reason: EndReason) => {
    if (streams.delete(stream)) stream.end(reason);
  };
  const endOf = (id: string) => {
    for (const stream of streams) if (stream.sessionId === id) end(stream, 'revoked');
  };
  sessions.onEnd(endOf);

  const checkAllowed = async () => {
    const asked = [...streams].map(async (stream) => {
      if (!(await stream.isAllowed())) end(stream, 'revoked');
    });
    await Promise.all(asked);
  };
  const checkSessions = async () => {
    const ids = new Set([...streams].flatMap(({ sessionId }) => sessionId ?? []));
    for (const id of ids) if (!(await sessions.findById(id))) endOf(id);
  };
  const checkAll = async () => {
    await checkAllowed();
    await checkSessions();
  };
  const checking = every(checkMs, checkAll, { log, name: 'open streams' });

  return {
    add(stream) {
      streams.add(stream);
      return () => void streams.delete(stream);
    },
    check() {
      checkAllowed().catch((error: unknown) =>
        log.warn({ err: error }, 'cannot check open streams'),
      );
    },
    endAll(reason) {
      for (const stream of streams) end(stream, reason);
    },
    [Symbol.asyncDispose]: () => checking[Symbol.asyncDispose](),
  };
}
