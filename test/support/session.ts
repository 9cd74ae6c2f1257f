import assert from 'node:assert/strict';
import type { Platform } from './platform.ts';

export const administrator = {
  displayName: 'Ada Admin',
  username: 'ada',
  password: 'correct horse battery',
};

export type TestSession = {
  cookie: string;
  /** Fetches a path of the gateway as this person; redirects are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

/** Creates the first administrator by the one-time link, as a person would, and signs in as them. */
export async function signInAsFirst(platform: Platform): Promise<TestSession> {
  const url = new URL(platform.setupUrl);
  const body = new URLSearchParams({
    token: url.searchParams.get('token') ?? '',
    timeZone: 'Europe/Berlin',
    ...administrator,
  });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  assert.equal(response.status, 303, await response.text());
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    cookie,
    fetch: (path, init = {}) =>
      fetch(new URL(path, platform.gatewayUrl), {
        redirect: 'manual',
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
      }),
  };
}
