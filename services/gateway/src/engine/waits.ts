/** Whom a request waits for, so that nobody is blamed for what another is slow at. */
export type Waits = {
  waitsFor: 'client' | 'instance';
  /** Since when, in ms of the clock of `performance`. */
  waitsSince: number;
  /** For how long it waited for the client before. */
  clientMs: number;
};

/** From now on it waits for `whom`. */
export function waitFor(waits: Waits, whom: Waits['waitsFor'], now: number): void {
  if (waits.waitsFor === whom) return;
  if (waits.waitsFor === 'client') waits.clientMs += now - waits.waitsSince;
  waits.waitsFor = whom;
  waits.waitsSince = now;
}

/**
 * Whose fault it is that a request is late: as a whole, theirs for whom it waited most of its time;
 * otherwise theirs for whom it waits.
 */
export function blamed(
  {
    waitsFor,
    waitsSince,
    clientMs,
    admittedAt,
    until,
  }: Waits & Record<'admittedAt' | 'until', number>,
  now: number,
): Waits['waitsFor'] {
  if (until >= now) return waitsFor;
  const inAll = clientMs + (waitsFor === 'client' ? now - waitsSince : 0);
  return inAll > (now - admittedAt) / 2 ? 'client' : 'instance';
}
