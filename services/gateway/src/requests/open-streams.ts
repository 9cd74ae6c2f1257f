import { every, isPostgresAway, type Logger } from '@patchbay/chassis';
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

/** When a stream was let in, by `performance.now()`, and when it ends at the latest, in ms of the epoch. */
export type Lasting = { since: number; endsAt?: number | undefined };

export type OpenStreams = AsyncDisposable & {
  /** Keeps an eye on a stream that may last for hours; returns how to tell that it has ended. */
  add(stream: OpenStream, lasting: Lasting): () => void;
  /** Ends the streams that are not allowed any more, in a moment instead of at the next check. */
  check(): void;
  /** Ends the streams of sessions that have ended unheard, now instead of at the next check. */
  checkSessions(): Promise<void>;
  endAll(reason: EndReason): void;
};

const expiryMs = 500;
/** Changes come in crowds, as when many plugins connect: one look at all streams is for all of them. */
const gatherMs = 50;

/**
 * The WebSockets and event streams under way. A request is checked once; these go on, so they end
 * when they would not be let in any more: their person, token, role, space or plugin is not what it was,
 * also if that changed between their request and its answer. A session that ends, wherever that is, ends
 * its own as soon as that is heard; every `checkMs` all are looked at once more.
 */
export function createOpenStreams({
  sessions,
  log,
  checkMs = 10_000,
}: {
  sessions: Pick<Sessions, 'onEnd' | 'findById' | 'refresh'>;
  log: Logger;
  checkMs?: number;
}): OpenStreams {
  const streams = new Set<OpenStream>();
  const ending = new Map<OpenStream, number>();
  /** When something was revoked last. */
  let revokedAt = -Infinity;
  let gathering: NodeJS.Timeout | undefined;

  const remove = (stream: OpenStream): boolean => {
    ending.delete(stream);
    return streams.delete(stream);
  };
  const end = (stream: OpenStream, reason: EndReason) => {
    if (remove(stream)) stream.end(reason);
  };
  sessions.onEnd((id) => {
    revokedAt = performance.now();
    for (const stream of streams) if (stream.sessionId === id) end(stream, 'revoked');
  });

  const checkOne = async (stream: OpenStream) => {
    if (!(await stream.isAllowed())) end(stream, 'revoked');
  };
  const checkNew = async (stream: OpenStream) => {
    await checkOne(stream);
    const { sessionId } = stream;
    const isOver = sessionId !== undefined && !(await sessions.findById(sessionId));
    if (isOver) end(stream, 'revoked');
  };
  const logged = (checked: Promise<unknown>) =>
    void checked.catch((error: unknown) => log.warn({ err: error }, 'cannot check open streams'));

  const checkAllowed = () => Promise.all([...streams].map(checkOne));
  const checkSessions = async () => {
    // Those that were let in before, and begin after this, are looked at as they do.
    revokedAt = performance.now();
    const ids = new Set([...streams].flatMap(({ sessionId }) => sessionId ?? []));
    try {
      await sessions.refresh(ids);
    } catch (error) {
      if (!isPostgresAway(error)) throw error;
    }
  };
  const checkAll = async () => {
    await checkAllowed();
    await checkSessions();
  };
  const endExpired = async () => {
    for (const [stream, endsAt] of ending) if (endsAt <= Date.now()) end(stream, 'revoked');
  };
  const loops = new AsyncDisposableStack();
  loops.defer(() => clearTimeout(gathering));
  loops.use(every(checkMs, checkAll, { log, name: 'open streams' }));
  loops.use(every(expiryMs, endExpired, { log, name: 'streams that expire' }));

  return {
    add(stream, { since, endsAt }) {
      streams.add(stream);
      if (endsAt !== undefined) ending.set(stream, endsAt);
      if (since <= revokedAt) logged(checkNew(stream));
      return () => void remove(stream);
    },
    check() {
      revokedAt = performance.now();
      gathering ??= setTimeout(() => {
        gathering = undefined;
        logged(checkAllowed());
      }, gatherMs);
    },
    checkSessions,
    endAll(reason) {
      for (const stream of streams) end(stream, reason);
    },
    [Symbol.asyncDispose]: () => loops.disposeAsync(),
  };
}
