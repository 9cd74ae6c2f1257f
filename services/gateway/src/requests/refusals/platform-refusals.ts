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
