import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { URI, type TOTP } from 'otpauth';
import { signInAtOidc, startOidc } from '../support/oidc.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { administrator, signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let issuer: string;
let ada: TestSession;

before(async () => {
  const oidc = stack.use(await startOidc());
  issuer = oidc.issuer;
  platform = stack.use(
    await startPlatform({
      services: ['registry', 'gateway'],
      env: {
        OIDC_ISSUER: oidc.issuer,
        OIDC_CLIENT_ID: oidc.client.id,
        OIDC_CLIENT_SECRET: oidc.client.secret,
        OIDC_NAME: 'Example SSO',
        OIDC_CREATE_USERS: 'true',
        ACCESS_LOG_SHARE: '1',
      },
    }),
  );
  ada = await signInAsFirst(platform);
  const away = await fetch(`${platform.gatewayUrl}/sign-in/oidc`, { redirect: 'manual' });
  assert.equal(away.status, 503);
  assert.match(await away.text(), /Example SSO does not answer: try again later/);
  oidc.open(`${platform.gatewayUrl}/sign-in/oidc/callback`);
});
after(() => stack.disposeAsync());

const post = (session: Pick<TestSession, 'fetch'>, path: string, form: Record<string, string>) =>
  session.fetch(path, { method: 'POST', body: new URLSearchParams(form) });
/** A browser that is not signed in. */
const nobody: Pick<TestSession, 'fetch'> = {
  fetch: (path, init) => fetch(new URL(path, platform.gatewayUrl), { redirect: 'manual', ...init }),
};
const cookieOf = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .find((it) => it.startsWith(`${name}=`) && !it.endsWith('='));
const errorOf = (page: string) => /callout-bad"[^>]*>\s*<p>([^<]*)/.exec(page)?.[1]?.trim();

test('with two-step sign-in a code is asked for after the password, and each counts once', async () => {
  const bea = await signInAsNew(platform, { username: 'bea' });
  const page = await (await post(bea, '/account/second-factor', {})).text();
  assert.match(page, /<svg /);
  const secret = (/<code class="secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const app = URI.parse(`otpauth://totp/bea?secret=${secret}`) as TOTP;
  const codeIn = (periods: number) => app.generate({ timestamp: Date.now() + periods * 30_000 });

  const wrong = await post(bea, '/account/second-factor/confirm', { code: '123' });
  assert.equal(wrong.status, 400);
  // A period may end on the way, and the code of the one before is two periods old then.
  const recovery = await until(async () => {
    const on = await post(bea, '/account/second-factor/confirm', { code: codeIn(-1) });
    return /<code>([a-z2-9-]{11})</.exec(await on.text())?.[1];
  });
  assert.match(await (await bea.fetch('/account')).text(), /Recovery codes left: 10/);

  const credentials = { username: 'bea', password: 'a long password for tests' };
  const begin = async () => {
    const asked = await post(nobody, '/sign-in', { ...credentials, next: '/account' });
    assert.equal(asked.status, 200);
    assert.equal(cookieOf(asked, 'patchbay_session'), undefined);
    return /name="token" value="([\w-]+)"/.exec(await asked.text())?.[1] ?? '';
  };
  const token = await begin();
  const code = codeIn(0);
  const refused = await post(nobody, '/sign-in/code', { token, code: '000000' });
  assert.deepEqual([refused.status, cookieOf(refused, 'patchbay_session')], [401, undefined]);
  const entered = await post(nobody, '/sign-in/code', { token, code, next: '/account' });
  assert.deepEqual([entered.status, entered.headers.get('location')], [303, '/account']);
  assert.ok(cookieOf(entered, 'patchbay_session'));

  const again = await post(nobody, '/sign-in/code', { token: await begin(), code });
  assert.equal(again.status, 401, 'a code counts once');
  const used = await post(nobody, '/sign-in/code', { token, code: codeIn(1) });
  assert.match(errorOf(await used.text()) ?? '', /begin again/i);
  const lost = await post(nobody, '/sign-in/code', { token: await begin(), code: recovery });
  assert.equal(lost.status, 303);

  const guessed = await begin();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await post(nobody, '/sign-in/code', { token: guessed, code: '111111' });
  }
  const closed = await post(nobody, '/sign-in/code', { token: guessed, code: codeIn(1) });
  assert.match(errorOf(await closed.text()) ?? '', /begin again/i);

  const kept = await post(bea, '/account/second-factor/remove', { password: 'a wrong one' });
  assert.equal(kept.headers.get('location'), '/account?done=second-factor-kept');
});

test('an administrator turns it off for somebody who has lost the device', async () => {
  const cleo = await signInAsNew(platform, { username: 'cleo' });
  const page = await (await post(cleo, '/account/second-factor', {})).text();
  const secret = (/<code class="secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const code = (URI.parse(`otpauth://totp/c?secret=${secret}`) as TOTP).generate();
  await post(cleo, '/account/second-factor/confirm', { code });
  assert.equal((await post(cleo, `/people/${cleo.userId}/second-factor`, {})).status, 403);
  assert.equal((await post(ada, `/people/${cleo.userId}/second-factor`, {})).status, 303);
  const form = { username: 'cleo', password: 'a long password for tests' };
  assert.equal((await post(nobody, '/sign-in', form)).status, 303);
});

/** Goes to the provider, signs in there as `login`, and comes back; the last answer. */
async function throughProvider(login: string, { cookie = '', sent = '', state = '' } = {}) {
  let [url, flow] = [sent, state];
  if (url === '') {
    const leaving = await nobody.fetch('/sign-in/oidc?next=/account&timeZone=Europe%2FOslo');
    assert.equal(leaving.status, 303);
    url = leaving.headers.get('location') ?? '';
    flow = cookieOf(leaving, 'patchbay_oidc') ?? '';
  }
  const home = new URL(platform.gatewayUrl).origin;
  const back = await signInAtOidc(url, { login, home });
  const headers = { cookie: [cookie, flow].filter(Boolean).join('; ') };
  return { back, answer: await nobody.fetch(back.pathname + back.search, { headers }) };
}

test('somebody whom only the provider knows gets an account, and the same one the next time', async () => {
  const { answer } = await throughProvider('olga');
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/account']);
  const cookie = cookieOf(answer, 'patchbay_session') ?? '';
  const account = await (await nobody.fetch('/account', { headers: { cookie } })).text();
  assert.match(account, /<h1>olga of OIDC<\/h1>/);
  await throughProvider('olga');
  const { users } = await platform.people.listUsers({ text: 'olga' });
  assert.deepEqual(
    users.map(({ username }) => username),
    ['olga'],
  );
});

test('a name that somebody has here is not enough to be them', async () => {
  const { answer } = await throughProvider(administrator.username);
  const cookie = cookieOf(answer, 'patchbay_session') ?? '';
  const account = await (await nobody.fetch('/account', { headers: { cookie } })).text();
  assert.match(account, /ada of OIDC.*ada2/s);
});

test('an account is connected while its owner is signed in, and by nobody else', async () => {
  const dora = await signInAsNew(platform, { username: 'dora' });
  const leave = async () => {
    const answer = await post(dora, '/account/identity', {});
    const sent = /url=(.+)$/.exec(answer.headers.get('refresh') ?? '')?.[1] ?? assert.fail();
    return { sent, state: cookieOf(answer, 'patchbay_oidc') ?? '' };
  };
  const stolen = await throughProvider('mallory', await leave());
  assert.equal(stolen.answer.status, 401, 'without the session that began it');

  const done = await throughProvider('dora', { ...(await leave()), cookie: dora.cookie });
  assert.equal(done.answer.headers.get('location'), '/account?done=connected');
  const { answer } = await throughProvider('dora');
  const cookie = cookieOf(answer, 'patchbay_session') ?? '';
  const account = await (await nobody.fetch('/account', { headers: { cookie } })).text();
  assert.match(account, /<h1>dora<\/h1>.*connected/s);

  const taken = await throughProvider('olga', { ...(await leave()), cookie: dora.cookie });
  assert.equal(taken.answer.headers.get('location'), '/account?done=taken');
  await post(dora, '/account/identity/remove', {});
  const { users } = await platform.people.listUsers({ text: 'dora' });
  await throughProvider('dora');
  const after = await platform.people.listUsers({ text: 'dora' });
  assert.equal(after.users.length, users.length + 1, 'disconnected, it is somebody new');
});

test('what comes back counts once, and only in the browser that was sent', async () => {
  const leaving = await nobody.fetch('/sign-in/oidc');
  const sent = leaving.headers.get('location') ?? '';
  const { back, answer } = await throughProvider('eve', { sent, state: 'patchbay_oidc=other' });
  assert.equal(answer.status, 400);
  assert.equal(errorOf(await answer.text()), 'This sign-in has ended: begin again.');
  const headers = { cookie: cookieOf(leaving, 'patchbay_oidc') ?? '' };
  const path = back.pathname + back.search;
  assert.equal((await nobody.fetch(path, { headers })).status, 303);
  assert.equal((await nobody.fetch(path, { headers })).status, 400);
});

test('what the provider refuses, and an answer that it did not give, are told and let nobody in', async () => {
  const come = async (query: Record<string, string>) => {
    const cookie = cookieOf(await nobody.fetch('/sign-in/oidc'), 'patchbay_oidc') ?? '';
    const [, state = ''] = cookie.split('=');
    const returned = new URLSearchParams({ state, iss: issuer, ...query });
    const path = `/sign-in/oidc/callback?${returned.toString()}`;
    const answer = await nobody.fetch(path, { headers: { cookie } });
    assert.equal(cookieOf(answer, 'patchbay_session'), undefined);
    return [answer.status, errorOf(await answer.text())];
  };
  const refused = { error: 'access_denied', error_description: '<b>not you</b>' };
  const told = 'Example SSO: it said no: &lt;b&gt;not you&lt;/b&gt;.';
  assert.deepEqual(await come(refused), [401, told]);
  const unfit = [401, 'Example SSO: its answer does not fit to the question.'];
  assert.deepEqual(await come({ code: 'made-up' }), unfit);
  assert.deepEqual(await come({ code: 'made-up', iss: 'https://other.example' }), unfit);
});

test('whoever is disabled is not let in, whatever the provider says', async () => {
  await throughProvider('frida');
  const { users } = await platform.people.listUsers({ text: 'frida' });
  await platform.people.updateUser({ id: users[0]?.id ?? '', disabled: true });
  const answer = await until(async () => {
    const { answer: tried } = await throughProvider('frida');
    return tried.status === 403 && tried;
  });
  assert.equal(errorOf(await answer.text()), 'This account is disabled.');
});

test('ten wrong passwords for a name close it for a while, even to the right one', async () => {
  await signInAsNew(platform, { username: 'gina' });
  const guess = (password: string) => post(nobody, '/sign-in', { username: 'gina', password });
  for (let attempt = 0; attempt < 10; attempt += 1) {
    assert.equal((await guess('wrong')).status, 401);
  }
  const closed = await guess('a long password for tests');
  assert.equal(closed.status, 429);
  assert.ok(Number(closed.headers.get('retry-after')) > 60);
});

test('guesses that come at the same time are no more than those one after the other', async () => {
  const guesses = Array.from({ length: 40 }, () =>
    post(nobody, '/sign-in', { username: 'nobody-is-called-so', password: 'wrong' }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 401).length, 10);
  assert.equal(statuses.filter((status) => status === 429).length, 30);
});

test('a name that nobody has is answered like one that somebody has, whatever is wrong', async () => {
  await signInAsNew(platform, { username: 'hugo' });
  const told = async (username: string) => {
    const answer = await post(nobody, '/sign-in', { username, password: 'wrong' });
    const page = (await answer.text()).replaceAll(username, '…');
    return { status: answer.status, page: page.replaceAll(/nonce[-=]"?[\w+/=-]+/g, '') };
  };
  assert.deepEqual(await told('hugo'), await told('huga'));
});

test('who signs in gets a session of their own, whatever the browser had before, which ends', async () => {
  const ines = await signInAsNew(platform, { username: 'ines' });
  const made = `patchbay_session=${'A'.repeat(43)}`;
  const page = await (await nobody.fetch('/sign-in', { headers: { cookie: made } })).text();
  const ofMade = /name="formToken" value="([\w-]+)"/.exec(page)?.[1] ?? assert.fail();
  for (const [cookie, formToken] of [
    [made, ofMade],
    [ines.cookie, await ines.formToken()],
  ] as const) {
    const form = { username: 'ines', password: 'a long password for tests', formToken };
    const body = new URLSearchParams(form);
    const again = await nobody.fetch('/sign-in', { method: 'POST', headers: { cookie }, body });
    assert.equal(again.status, 303, await again.text());
    assert.notEqual(cookieOf(again, 'patchbay_session'), cookie);
    const account = await nobody.fetch('/account', { headers: { cookie } });
    assert.equal(account.status, 401, 'it lets nobody in');
  }
});

test('what people type and what lets them in is in no log', async () => {
  await post(nobody, '/sign-in', { username: 'my-password-by-mistake', password: 'secret-typed' });
  const jana = await signInAsNew(platform, { username: 'jana' });
  const token = jana.cookie.split('=')[1] ?? assert.fail();
  await jana.fetch('/password?token=secret-of-a-link', {
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  await post(nobody, '/sign-in/code', { token: 'secret-of-a-step', code: 'secret-code' });
  const { lines } = platform.processes.gateway;
  await until(() => lines.some((line) => line.includes('"path":"/sign-in/code"')));
  const log = lines.join('\n');
  for (const secret of ['my-password-by-mistake', 'secret-', 'a long password', token]) {
    assert.ok(!log.includes(secret), secret);
  }
});
