import { PlatformError } from '@patchbay/proto';
import type { Refusal } from '../refusal.ts';

export function serviceAway(service: string): Refusal {
  return {
    status: 503,
    code: 'unavailable',
    title: 'A part of the platform does not answer',
    detail: `the ${service} does not answer`,
    hint: 'try again in a moment',
    retryAfterSeconds: 5,
  };
}

/** A service that was asked by `method` and gave no answer, so that nobody knows what it did. */
export function unanswered(
  service: string,
  { method, isLate }: { method: string; isLate: boolean },
): Refusal {
  const changes = method !== 'GET' && method !== 'HEAD';
  const refusal = {
    ...serviceAway(service),
    ...(changes && {
      hint: 'it may be done or not: look before you send it again, unless it has an Idempotency-Key',
    }),
  };
  if (!isLate) return refusal;
  const detail = `the ${service} did not answer in time`;
  return { ...refusal, status: 504, code: 'timeout', detail };
}

/** Whose session a request comes with cannot be found out, because of `error`. */
export function sessionUnchecked(error: unknown): Refusal {
  const title = 'Your session cannot be checked right now';
  const refusal = { ...serviceAway('database of the platform'), title };
  return error instanceof PlatformError ? { ...refusal, detail: error.message } : refusal;
}

export function internalError(detail: string): Refusal {
  const title = 'Something went wrong here';
  return { status: 500, code: 'internal', title, detail, hint: 'try again in a moment' };
}
