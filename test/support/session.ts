import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres, createLogger } from '@patchbay/chassis';
import { hashPassword } from '../../services/gateway/src/sign-in/password.ts';
import { savePassword } from '../../services/gateway/src/sign-in/password-store.ts';
import type { Platform } from './platform.ts';

export const administrator = {
  displayName: 'Ada Admin',
  username: 'ada',
  password: 'correct horse battery',
};

export type TestSession = {
  cookie: string;
  /**
   * Fetches a path of the gateway as this person; redirects are not followed. A form for the platform's
   * own pages has the token that their forms have.
   */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** What the forms of this session's pages carry. */
  formToken(): Promise<string>;
};

/** Creates the first administrator by the one-time link, as a person would, and signs in as them. */
export async function signInAsFirst(platform: Platform): Promise<TestSession> {
  const { pathname, searchParams } = new URL(platform.setupUrl);
  const url = new URL(pathname, platform.gatewayUrl);
  const body = new URLSearchParams({
    token: searchParams.get('token') ?? '',
    timeZone: 'Europe/Berlin',
    ...administrator,
  });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  assert.equal(response.status, 303, await response.text());
  return sessionOf(platform, response);
}

const passwordOfOthers = 'a long password for tests';

/** Creates somebody who can sign in, and signs them in. */
export async function signInAsNew(
  platform: Platform,
  person: { username: string; roles?: string[] },
): Promise<TestSession & { userId: string }> {
  const { username } = person;
  const { user } = await platform.people.createUser({ displayName: username, ...person });
  assert.ok(user);
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  await using db = await connectPostgres({ url: platform.databaseUrl, schema: 'gateway', log });
  const passwordHash = await hashPassword(passwordOfOthers);
  await savePassword(db, { userId: user.id, passwordHash });
  const session = await signInWhenKnown(platform, { username, password: passwordOfOthers });
  return { ...session, userId: user.id };
}

/**
 * Of a name that the gateway does not know yet each attempt counts as wrong, and ten close it: these are
 * nine within about a minute.
 */
async function signInWhenKnown(
  platform: Platform,
  person: { username: string; password: string },
): Promise<TestSession> {
  for (const waitMs of [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]) {
    await sleep(waitMs);
    const session = await signIn(platform, person);
    if (session) return session;
  }
  throw new Error(`the gateway did not let "${person.username}" in within a minute`);
}

/** Signs in by the form; undefined when that is refused. `locale` is the browser's languages. */
export async function signIn(
  platform: Platform,
  { username, password, locale = 'en' }: { username: string; password: string; locale?: string },
): Promise<TestSession | undefined> {
  const body = new URLSearchParams({ username, password, timeZone: 'Europe/Berlin' });
  const url = new URL('/sign-in', platform.gatewayUrl);
  const headers = { 'accept-language': locale };
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
  await response.arrayBuffer();
  return response.status === 303 ? sessionOf(platform, response) : undefined;
}

function sessionOf(platform: Platform, response: Response): TestSession {
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const send = (path: string, init: RequestInit) =>
    fetch(new URL(path, platform.gatewayUrl), {
      redirect: 'manual',
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  let known: Promise<string> | undefined;
  const formToken = () => (known ??= send('/', {}).then(formTokenOf));
  return {
    cookie,
    formToken,
    async fetch(path, init = {}) {
      const { method, body } = init;
      const isForm = body === undefined || body instanceof URLSearchParams;
      if (method !== 'POST' || !isForm || !isOwnPage(path)) return send(path, init);
      const form = new URLSearchParams(body);
      if (!form.has('formToken')) form.append('formToken', await formToken());
      return send(path, { ...init, body: form });
    },
  };
}

/** What the forms of a page carry. */
async function formTokenOf(page: Response): Promise<string> {
  return /name="formToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
}

function isOwnPage(path: string): boolean {
  return !/^\/(p|api|s\/[^/]+\/p)\//.test(path);
}
