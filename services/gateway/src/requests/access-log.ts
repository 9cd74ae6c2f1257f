import type { Logger } from '@patchbay/chassis';
import type { Noted } from './noted.ts';

/** Told of a request that is over, with the bytes of its bodies. */
export type AccessLog = (request: Noted, requestBytes: number, answerBytes: number) => void;

/** What nginx calls an answer that nobody waited for. */
export const clientGone = 499;

/**
 * Logs a share of the requests, picked at random, and every one that failed on our side (5xx), but
 * for what was turned away: that comes in floods, and costs most by its log. Neither headers, cookies nor
 * values of the query are in it.
 */
export function createAccessLog({
  log,
  share,
}: {
  log: Logger;
  /** From 0 to 1. */
  share: number;
}): AccessLog {
  return (noted, requestBytes, answerBytes) => {
    const isSampled = noted.status < 500 || noted.isTurnedAway;
    if (isSampled && Math.random() >= share) return;
    const { id, startedAt, isTurnedAway: _, ...request } = noted;
    const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10;
    log.info({ request: id, ...request, milliseconds, requestBytes, answerBytes }, 'request');
  };
}
