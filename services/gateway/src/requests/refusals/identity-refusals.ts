import type { Refusal } from '../refusal.ts';

export function signedOut(): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'You are signed out',
    detail: 'this page is for people who are signed in',
    hint: 'sign in, and you come back here',
  };
}

export function apiSignedOut(): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'Nobody is signed in',
    detail: 'this needs an API token as "authorization: Bearer <token>", or a session',
    hint: 'make a token on the page of your account',
  };
}

export function badToken(): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'This token does not count',
    detail: 'the token is not known here, was revoked, has expired, or its owner is disabled',
    hint: 'make a new one on the page of your account',
  };
}

export function badActingFor(detail: string): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'Nobody is known for whom this is asked',
    detail,
    hint: 'send the Patchbay-Identity of the request that this one is for, as it came, within 60 s',
  };
}
