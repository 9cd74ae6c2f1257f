import { createBackoff } from '@patchbay/proto';

/** Waits so many times, each no longer than before something is tried again for the first time. */
export async function shortestWaits(count: number): Promise<void> {
  const backoff = createBackoff({ maxMs: 100 });
  for (let wait = 0; wait < count; wait++) await backoff.wait();
}
