import type { Logger } from 'pino';
import { PlatformError } from '@patchbay/proto';

const quietMs = 60_000;
/** What keeps a plugin from recognising anybody, whoever asks. */
const reasons = new Set(['wrong-clock', 'keys-away']);

/**
 * Says in the log when nobody can be recognised, which is no fault of who asks, and once a minute at most.
 * Throws what it is given.
 */
export function createRecognitionTrouble(log: Logger): (error: unknown) => never {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const isOurs = error instanceof PlatformError && reasons.has(error.details.reason ?? '');
    if (isOurs && performance.now() - saidAt > quietMs) {
      saidAt = performance.now();
      log.error(error.message);
    }
    throw error;
  };
}
