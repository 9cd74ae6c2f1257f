import type { Endpoint } from './endpoint.ts';
import { createRecentAnswers, type RecentAnswers } from './recent-answers.ts';

/** One process that answers requests, and how it does. */
export type Instance = {
  readonly id: string;
  readonly endpoint: Endpoint;
  /** Requests under way. */
  outstanding: number;
  /** Those of them that were sent to their end, and whose answer has not begun. */
  waiting: number;
  /** Failures since it answered last. */
  failures: number;
  /** It is passed over until then, in ms of the clock of `performance`. */
  ejectedUntil: number;
  readonly recent: RecentAnswers;
};

export function createInstance(id: string, endpoint: Endpoint): Instance {
  const recent = createRecentAnswers();
  return { id, endpoint, outstanding: 0, waiting: 0, failures: 0, ejectedUntil: 0, recent };
}
