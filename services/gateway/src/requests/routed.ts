import type { Noted } from './noted.ts';
import type { Granted } from './access.ts';
import type { ApiRoute } from '../api/api-policy.ts';
import type { Destination } from '../engine/destination.ts';
import type { LocalAnswer } from '../engine/local-answer.ts';
import type { RouteTraffic } from './traffic.ts';

/** Who asks for what, and what is told of the request when it is over. */
export type Account = {
  for: Granted | ApiRoute | 'pages';
  noted: Noted;
  traffic: RouteTraffic;
};

/** Where a request goes, with its account. */
export type Routed = Destination<Account>;

/** What becomes of a request. */
export type Decided = Routed | LocalAnswer;

/** What a request was for, in words of the log. */
export function nameOf(whom: Account['for']): string {
  if (whom === 'pages') return 'pages';
  return 'service' in whom ? whom.service : whom.plugin.slug;
}
