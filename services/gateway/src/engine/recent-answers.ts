import type { Failure, FailureReason } from './destination.ts';
import { ownText } from './own-text.ts';

/** What may be wrong with an answer, or with there being none. */
const troubleKinds = [
  'server-error',
  'not-found',
  'unreachable',
  'too-late',
  'cut',
  'not-http',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** Requests that an instance was sent lately, and what was wrong with its answers. */
export type RecentAnswers = {
  /** For each slot in turn, which one in time it is. */
  readonly times: Float64Array;
  /** For each slot a row: requests, then how often each kind of trouble. */
  readonly counts: Uint32Array;
  readonly last: Map<TroubleKind, TroubledRequest>;
};

/** A request, such as `GET /p/notes/list`; `at` in ms of the clock of `performance`. */
export type TroubledRequest = { request: string; requestId: string; detail: string; at: number };

/** `status` of the answer; 0 until there is one. */
type Asked = { id: string; method: string; path: string; status: number };

const slotMs = 10_000;
const slots = 30;
const columns = 1 + troubleKinds.length;

/** Of five minutes, in slots of ten seconds: about 1 kB. */
export function createRecentAnswers(): RecentAnswers {
  return {
    times: new Float64Array(slots),
    counts: new Uint32Array(slots * columns),
    last: new Map(),
  };
}

/** To be called of each answer, at `now` in ms of the clock of `performance`: a few additions. */
export function noteAnswer(recent: RecentAnswers, asked: Asked, now: number): void {
  const row = rowAt(recent, now);
  add(recent, row);
  const { status } = asked;
  if (status < 500 && status !== 404) return;
  const kind = status === 404 ? 'not-found' : 'server-error';
  noteTrouble(recent, row, { kind, asked, detail: `${status}`, now });
}

/** To be called of each answer that could not be had, or not to its end: it was counted before then. */
export function noteFailure(
  recent: RecentAnswers,
  asked: Asked,
  { reason, detail }: Failure,
  now: number,
): void {
  const row = rowAt(recent, now);
  const hadBegun = asked.status !== 0;
  if (!hadBegun) add(recent, row);
  noteTrouble(recent, row, { kind: hadBegun ? 'cut' : kindOf(reason), asked, detail, now });
}

/** What is still of the last five minutes at `now`. */
export function readRecentAnswers(
  { times, counts, last }: RecentAnswers,
  now: number,
): { requests: number; troubles: { kind: TroubleKind; times: number; last: TroubledRequest }[] } {
  const oldest = Math.floor(now / slotMs) - slots + 1;
  const sum = (column: number) =>
    times.reduce(
      (so, time, slot) => (time < oldest ? so : so + (counts[slot * columns + column] as number)),
      0,
    );
  const troubles = troubleKinds.flatMap((kind, index) => {
    const found = last.get(kind);
    const count = sum(index + 1);
    return found && count > 0 ? [{ kind, times: count, last: found }] : [];
  });
  return { requests: sum(0), troubles };
}

/** Where the row of a moment begins, emptied of what was there before. */
function rowAt({ times, counts }: RecentAnswers, now: number): number {
  const time = Math.floor(now / slotMs);
  const slot = time % slots;
  const row = slot * columns;
  if (times[slot] !== time) {
    times[slot] = time;
    counts.fill(0, row, row + columns);
  }
  return row;
}

function add({ counts }: RecentAnswers, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

function noteTrouble(
  recent: RecentAnswers,
  row: number,
  { kind, asked, detail, now }: { kind: TroubleKind; asked: Asked; detail: string; now: number },
): void {
  add(recent, row + 1 + troubleKinds.indexOf(kind));
  const request = ownText(`${asked.method} ${asked.path}`);
  recent.last.set(kind, { request, requestId: ownText(asked.id), detail, at: now });
}

function kindOf(reason: FailureReason): TroubleKind {
  switch (reason) {
    case 'unreachable':
    case 'connect-timeout':
      return 'unreachable';
    case 'head-timeout':
    case 'body-timeout':
      return 'too-late';
    case 'reset':
      return 'cut';
    default:
      return 'not-http';
  }
}
