import type { Logger } from '@patchbay/chassis';

/** What is noted of a request until it is over. */
export type Noted = {
  id: string;
  method: string;
  /** Without its query, whose values may be secrets. */
  path: string;
  address: string;
  /** Empty for our own pages and the API. */
  plugin: string;
  /** Id of the user; empty for somebody who is not known. */
  user: string;
  /** In ms of the clock of `performance`. */
  startedAt: number;
  /** Of the answer; 0 until there is one. */
  status: number;
  /** Answered without asking the plugin, since that fails or is busy. */
  isTurnedAway: boolean;
};

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
