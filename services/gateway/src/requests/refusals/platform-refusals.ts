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

export function partAway(detail: string): Refusal {
  return {
    status: 503,
    code: 'unavailable',
    title: 'Your session cannot be checked right now',
    detail,
    hint: 'try again in a moment',
    retryAfterSeconds: 5,
  };
}

export function databaseAway(): Refusal {
  return partAway('the database of the platform does not answer');
}

export function internalError(detail: string): Refusal {
  const title = 'Something went wrong here';
  return { status: 500, code: 'internal', title, detail, hint: 'try again in a moment' };
}
