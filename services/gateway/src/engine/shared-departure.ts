import type { TextWriter } from './stream-handle.ts';

/** More do not wait: whoever they are for has enough to do, and another processor may be free. */
const most = 8;

let waiting: { write: TextWriter; text: string }[] = [];
let departure = 0;
let isPlanned = false;

/**
 * Writes a text at the end of this turn of the event loop, together with those for other connections, or as
 * soon as there are eight: to wake whoever a text is for costs much of what a write does, and who is awake
 * already takes the next one too.
 *
 * Returns the number of the departure, for `departNow`: whoever writes to the same connection in another
 * way, or ends it, calls that before.
 */
export function departSoon(write: TextWriter, text: string): number {
  const mine = departure;
  waiting.push({ write, text });
  if (waiting.length >= most) depart();
  else if (!isPlanned) {
    isPlanned = true;
    setImmediate(departAsPlanned);
  }
  return mine;
}

/** Writes what waits, unless that departure has left. */
export function departNow(which = departure): void {
  if (which === departure && waiting.length > 0) depart();
}

function departAsPlanned(): void {
  isPlanned = false;
  departNow();
}

function depart(): void {
  const leaving = waiting;
  waiting = [];
  departure = (departure + 1) & 0x3fffffff;
  for (const { write, text } of leaving) write(text);
}
