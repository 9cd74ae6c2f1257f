import { apiBodyBytes } from '../api/api-policy.ts';
import type { Failure } from '../engine/destination.ts';
import type { Refusal } from './refusal.ts';
import { apiTooLarge } from './refusals/api-refusals.ts';
import { internalError, serviceAway, unanswered } from './refusals/platform-refusals.ts';
import {
  badAnswer,
  pluginBusy,
  pluginFailing,
  pluginNotReady,
  tooSlow,
} from './refusals/plugin-refusals.ts';
import { bodyTooLarge, requestTooSlow } from './refusals/route-refusals.ts';
import { malformedRequest } from './refusals/unreadable-refusals.ts';
import type { Account } from './routed.ts';

/** Why a request that was on its way is not answered. */
export function failureRefusal(
  whom: Account['for'],
  { reason, detail, retryAfterSeconds = 1 }: Failure,
  method: string,
): Refusal {
  if (reason === 'malformed') return malformedRequest(detail);
  if (reason === 'request-timeout') return requestTooSlow(titleOf(whom));
  if (whom === 'pages') return internalError('the pages of the platform do not answer');
  if ('service' in whom) {
    const { service } = whom;
    if (reason === 'body-too-large') return apiTooLarge(apiBodyBytes);
    if (reason === 'head-timeout') return unanswered(service, { method, isLate: true });
    const mayBeDone = reason === 'reset' || reason === 'broken';
    return mayBeDone ? unanswered(service, { method, isLate: false }) : serviceAway(service);
  }
  const { plugin, rule } = whom;
  switch (reason) {
    case 'failing':
      return pluginFailing(plugin.title, detail, retryAfterSeconds);
    case 'busy':
      return pluginBusy(plugin.title, detail, retryAfterSeconds);
    case 'no-instance':
      return pluginNotReady(plugin);
    case 'connect-timeout':
    case 'body-timeout':
    case 'head-timeout':
      return tooSlow(plugin.title, detail);
    case 'body-too-large':
      return bodyTooLarge(plugin.title, rule.maxBodyBytes);
    case 'unreachable':
    case 'reset':
    case 'broken':
      return badAnswer(plugin.title, detail);
    default:
      return reason satisfies never;
  }
}

function titleOf(whom: Account['for']): string {
  return whom === 'pages' || 'service' in whom ? 'the platform' : whom.plugin.title;
}
