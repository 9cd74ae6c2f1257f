import type { Policy, Unreadable } from '../engine/destination.ts';
import type { RefusalAnswer } from './answer-refusal.ts';
import type { AnsweredHere } from './answered-here.ts';
import { newNote } from './noted.ts';
import type { Refusal } from './refusal.ts';
import { requestTooSlow } from './refusals/route-refusals.ts';
import { addressTooLong, headTooLarge, malformedRequest } from './refusals/unreadable-refusals.ts';

/**
 * Answers what cannot be read as a request. It is counted and logged as others are, without what could not
 * be read: method, path, and the address that a proxy says.
 */
export function createAnswerUnreadable({
  newRequestId,
  refusalAnswer,
  answeredHere,
}: {
  newRequestId: () => string;
  refusalAnswer: RefusalAnswer;
  answeredHere: AnsweredHere;
}): Policy['unreadable'] {
  return ({ address }, why) => {
    const id = newRequestId();
    const headers = { 'x-request-id': id };
    const answer = refusalAnswer({ method: '', url: '/', headers }, refusalOf(why));
    const startedAt = performance.now();
    return answeredHere(answer, newNote({ id, method: '', path: '', address, startedAt }));
  };
}

function refusalOf(why: Unreadable): Refusal {
  switch (why.reason) {
    case 'malformed':
      return malformedRequest(why.detail);
    case 'target-too-long':
      return addressTooLong();
    case 'head-too-large':
      return headTooLarge();
    case 'request-timeout':
      return requestTooSlow('the gateway');
    default:
      return why satisfies never;
  }
}
