import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { nats } from '@patchbay/proto';

export type AttemptKey = { runId: string; attempt: number; fence: number };

export type AttemptNotes = Disposable & {
  progress(fraction: number | null, text: string): void;
  line(level: Line['level'], text: string): void;
};

/** Carries what handlers say while they run to the scheduler. */
export type Notes = {
  /** Takes notes of one attempt until disposed; what is left is still sent. */
  of(key: AttemptKey): AttemptNotes;
  /** Resolves when everything has been sent, or could not be. */
  flush(): Promise<void>;
};

type Line = nats.RunNotes['runs'][number]['lines'][number];
type Waiting = {
  key: AttemptKey;
  progress?: { fraction: number | null; text: string };
  lines: Line[];
  left: number;
};

const sendEveryMs = 500;
const answerMs = 3_000;
const longestLine = 4_000;
/** Characters of one message, of at most three bytes each, where NATS takes a megabyte. */
const messageAtMost = 200_000;
/** Lines of one attempt that wait while nobody takes them. */
const waitingAtMost = 500;

/**
 * Gathers notes and sends them twice a second, those of all attempts in one message. While nobody
 * takes them the newest progress and the first lines wait; what is too much is counted and left out.
 */
export function createNotes({
  connection,
  subject,
  log,
}: {
  connection: NatsConnection;
  subject: string;
  log: Logger;
}): Notes {
  const waiting = new Map<AttemptKey, Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  const note = (key: AttemptKey): Waiting => {
    const known = waiting.get(key) ?? { key, lines: [], left: 0 };
    waiting.set(key, known);
    timer ??= setTimeout(send, sendEveryMs).unref();
    return known;
  };

  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    sending = sending.then(sendAll);
  };

  const sendAll = async (): Promise<void> => {
    while (waiting.size > 0) {
      const taken = takeSome(waiting);
      try {
        const payload = JSON.stringify({ runs: taken.map(toWire) });
        await connection.request(subject, payload, { timeout: answerMs });
      } catch (error) {
        log.debug({ reason: String(error) }, 'the scheduler did not take what the runs say');
        for (const it of taken) giveBack(waiting, it);
        if (!connection.isClosed()) timer ??= setTimeout(send, answerMs).unref();
        return;
      }
    }
  };

  return {
    of(key) {
      return {
        progress(fraction, text) {
          note(key).progress = { fraction, text };
        },
        line(level, text) {
          const into = note(key);
          if (into.lines.length >= waitingAtMost) into.left += 1;
          else into.lines.push({ at: new Date().toISOString(), level, text: cut(text) });
        },
        [Symbol.dispose]() {
          if (waiting.has(key)) send();
        },
      };
    },
    async flush() {
      send();
      await sending;
    },
  };
}

function toWire({ key, progress, lines, left }: Waiting): nats.RunNotes['runs'][number] {
  const missing: Line = {
    at: new Date().toISOString(),
    level: 'warn',
    text: `… ${left} more lines are only in the plugin's own log`,
  };
  return { ...key, ...(progress && { progress }), lines: left > 0 ? [...lines, missing] : lines };
}

/** Takes as much as one message holds out of what waits. */
function takeSome(waiting: Map<AttemptKey, Waiting>): Waiting[] {
  const taken: Waiting[] = [];
  let room = messageAtMost;
  for (const it of waiting.values()) {
    if (room <= 0) break;
    let count = 0;
    for (; count < it.lines.length && room > 0; count++)
      room -= (it.lines[count]?.text.length ?? 0) + 100;
    room -= 100 + (it.progress?.text.length ?? 0);
    const all = count === it.lines.length;
    taken.push({ ...it, lines: it.lines.splice(0, count), left: all ? it.left : 0 });
    delete it.progress;
    if (all) waiting.delete(it.key);
  }
  return taken;
}

/** What could not be sent goes before what came since. */
function giveBack(waiting: Map<AttemptKey, Waiting>, it: Waiting): void {
  const since = waiting.get(it.key);
  const lines = [...it.lines, ...(since?.lines ?? [])];
  const progress = since?.progress ?? it.progress;
  waiting.set(it.key, {
    key: it.key,
    ...(progress && { progress }),
    lines: lines.slice(0, waitingAtMost),
    left: it.left + (since?.left ?? 0) + Math.max(0, lines.length - waitingAtMost),
  });
}

function cut(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)}…`;
}
