import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import test, { after, before } from 'node:test';
import { connectPostgres, createLogger, sql } from '@patchbay/chassis';
import { URI, type TOTP } from 'otpauth';
import { signInAtOidc, startOidc } from '../support/oidc.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import {
  administrator,
  signIn,
  signInAsFirst,
  signInAsNew,
  type TestSession,
} from '../support/session.ts';
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
        SECOND_FACTOR_KEY: randomBytes(32).toString('base64'),
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
const connectGatewayDatabase = () =>
  connectPostgres({
    url: platform.databaseUrl,
    schema: 'gateway',
    log: createLogger('test', { LOG_LEVEL: 'silent' }),
  });
const errorOf = (page: string) => /callout-bad"[^>]*>\s*<p>([^<]*)/.exec(page)?.[1]?.trim();

/** What an authenticator app shows that has read the QR code, so many periods from now. */
async function newApp(session: TestSession): Promise<(periods: number) => string> {
  const page = await (await post(session, '/account/second-factor', {})).text();
  assert.match(page, /<svg /);
  const secret = (/<code class="secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const app = URI.parse(`otpauth://totp/somebody?secret=${secret}`) as TOTP;
  return (periods) => app.generate({ timestamp: Date.now() + periods * 30_000 });
}

/** Turns two-step sign-in on; the recovery codes. */
async function turnOn(session: TestSession, codeIn: (periods: number) => string) {
  // A period may end on the way, and the code of the one before is two periods old then.
  return until(async () => {
    const on = await post(session, '/account/second-factor/confirm', { code: codeIn(-1) });
    const codes = [...(await on.text()).matchAll(/<code>([a-z2-9-]{29})</g)];
    return codes.length > 0 && codes.map(([, code = '']) => code);
  });
}

const ofOthers = 'a long password for tests';

/** Gives the password of somebody with two-step sign-in; the token of the form for their code. */
async function beginSignIn(username: string): Promise<string> {
  const asked = await post(nobody, '/sign-in', { username, password: ofOthers, next: '/account' });
  assert.deepEqual([asked.status, cookieOf(asked, 'patchbay_session')], [200, undefined]);
  return /name="token" value="([\w-]+)"/.exec(await asked.text())?.[1] ?? '';
}

test('with two-step sign-in a code is asked for after the password, and each counts once', async () => {
  const bea = await signInAsNew(platform, { username: 'bea' });
  const elsewhere = await signIn(platform, { username: 'bea', password: ofOthers });
  const codeIn = await newApp(bea);
  const wrong = await post(bea, '/account/second-factor/confirm', { code: '123' });
  assert.equal(wrong.status, 400);
  const [recovery = ''] = await turnOn(bea, codeIn);
  assert.equal((await elsewhere?.fetch('/account'))?.status, 401, 'signed out elsewhere');
  assert.match(await (await bea.fetch('/account')).text(), /Recovery codes left: 10/);

  const begin = () => beginSignIn('bea');
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
  await turnOn(cleo, await newApp(cleo));
  assert.equal((await post(cleo, `/people/${cleo.userId}/second-factor`, {})).status, 403);
  assert.equal((await post(ada, `/people/${cleo.userId}/second-factor`, {})).status, 303);
  const form = { username: 'cleo', password: ofOthers };
  assert.equal((await post(nobody, '/sign-in', form)).status, 303);
});

test('while no key opens the secret a code lets nobody in, which the log tells, and a recovery code does', async () => {
  const kai = await signInAsNew(platform, { username: 'kai' });
  const codeIn = await newApp(kai);
  const [recovery = ''] = await turnOn(kai, codeIn);
  await using db = await connectGatewayDatabase();
  const { secret } = await db.one<{ secret: string | null }>(sql`
    update second_factors
    set sealed = 'by a key that is lost'
    where user_id = ${kai.userId}
    returning secret`);
  assert.equal(secret, null, 'it was sealed');

  const token = await beginSignIn('kai');
  const refused = await post(nobody, '/sign-in/code', { token, code: codeIn(1) });
  assert.deepEqual([refused.status, cookieOf(refused, 'patchbay_session')], [503, undefined]);
  assert.match(errorOf(await refused.text()) ?? '', /not signed in: codes of your app cannot be/);
  const { lines } = platform.processes.gateway;
  await until(() =>
    lines.some((line) => line.includes(kai.userId) && /SECOND_FACTOR_KEY opens/.test(line)),
  );
  const entered = await post(nobody, '/sign-in/code', { token, code: recovery });
  assert.ok(cookieOf(entered, 'patchbay_session'));
});

test('ten wrong codes close it for a while, whatever sign-ins they were for', async () => {
  const kim = await signInAsNew(platform, { username: 'kim' });
  const codes = await turnOn(kim, await newApp(kim));
  const send = async (token: string, code: string) =>
    (await post(nobody, '/sign-in/code', { token, code })).status;
  for (const token of [await beginSignIn('kim'), await beginSignIn('kim')]) {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      assert.equal(await send(token, '111-111'), 401);
    }
  }
  assert.equal(await send(await beginSignIn('kim'), codes[0] ?? ''), 429);
});

test('whoever is disabled between the password and the code is not let in', async () => {
  const lea = await signInAsNew(platform, { username: 'lea' });
  const codes = await turnOn(lea, await newApp(lea));
  const token = await beginSignIn('lea');
  await platform.people.updateUser({ id: lea.userId, disabled: true });
  await until(async () => (await lea.fetch('/account')).status === 401);
  const answer = await post(nobody, '/sign-in/code', { token, code: codes[0] ?? '' });
  assert.deepEqual([answer.status, cookieOf(answer, 'patchbay_session')], [401, undefined]);
});

test('who was disabled has no session of before when they are enabled again', async () => {
  const ruth = await signInAsNew(platform, { username: 'ruth' });
  const { userId: id } = ruth;
  await post(ada, `/people/${id}/disabled`, { disabled: 'true' });
  await until(async () => (await ruth.fetch('/account')).status === 401);
  await using database = await connectGatewayDatabase();
  await until(async () => {
    const rows = await database.many(sql`select from sessions where user_id = ${id}`);
    return rows.length === 0;
  });
  await post(ada, `/people/${id}/disabled`, { disabled: 'false' });
  const again = await until(() => signIn(platform, { username: 'ruth', password: ofOthers }));
  assert.equal((await again.fetch('/account')).status, 200);
  assert.equal((await ruth.fetch('/account')).status, 401);
});

test('who administers people signs somebody out everywhere, but no superuser, and the log says who did', async () => {
  const theo = await signInAsNew(platform, { username: 'theo' });
  const administers = await signInAsNew(platform, { username: 'uma', roles: ['administrator'] });
  const { users } = await platform.people.listUsers({ text: administrator.username });
  const superuser = users.find(({ username }) => username === administrator.username);
  const refused = await post(administers, `/people/${superuser?.id}/sign-out`, {});
  assert.equal(refused.status, 403);
  assert.equal((await ada.fetch('/account')).status, 200);
  const done = await post(administers, `/people/${theo.userId}/sign-out`, {});
  assert.equal(done.headers.get('location'), `/people/${theo.userId}?done=signed-out`);
  assert.equal((await theo.fetch('/account')).status, 401);
  const query = new URLSearchParams({ action: 'session.ended', target: `user:${theo.userId}` });
  await until(async () => {
    const log = await (await ada.fetch(`/audit?${query.toString()}`)).text();
    return /uma/.test(log.slice(log.indexOf('<tbody')));
  });
});

test('a password that is set by a link signs out everywhere, and a code is asked for all the same', async () => {
  const mia = await signInAsNew(platform, { username: 'mia' });
  const linkFor = async () => {
    const page = await (await post(ada, `/people/${mia.userId}/password-link`, {})).text();
    return /\/password\?token=([\w-]+)/.exec(page)?.[1] ?? assert.fail(page);
  };
  const [token, unused] = [await linkFor(), await linkFor()];
  await turnOn(mia, await newApp(mia));
  const password = 'another long password';
  const used = await post(nobody, '/password', { token, password });
  assert.deepEqual([used.status, cookieOf(used, 'patchbay_session')], [200, undefined]);
  assert.match(await used.text(), /action="\/sign-in\/code"/);
  assert.equal((await mia.fetch('/account')).status, 401);
  const again = await post(nobody, '/password', { token: unused, password });
  assert.equal(again.status, 410, 'the other link ended with it');
});

test('a link to set a password is good for nobody who is disabled', async () => {
  const nora = await signInAsNew(platform, { username: 'nora' });
  const page = await (await post(ada, `/people/${nora.userId}/password-link`, {})).text();
  const [path = '', token = ''] = /\/password\?token=([\w-]+)/.exec(page) ?? [];
  await platform.people.updateUser({ id: nora.userId, disabled: true });
  await until(async () => (await nobody.fetch(path)).status === 410);
  const used = await post(nobody, '/password', { token, password: 'another long password' });
  assert.equal(used.status, 410);
});

test('who changes a password ends the links to set one', async () => {
  const ola = await signInAsNew(platform, { username: 'ola' });
  const page = await (await post(ada, `/people/${ola.userId}/password-link`, {})).text();
  const [path = ''] = /\/password\?token=[\w-]+/.exec(page) ?? [];
  assert.equal((await nobody.fetch(path)).status, 200);
  const change = { current: ofOthers, password: 'another long password' };
  assert.equal((await post(ola, '/account/password', change)).status, 303);
  assert.equal((await nobody.fetch(path)).status, 410);
});

test('ten wrong guesses at one’s own password close what asks for it, even to the right one', async () => {
  const pia = await signInAsNew(platform, { username: 'pia' });
  await turnOn(pia, await newApp(pia));
  const change = async (current: string) =>
    (await post(pia, '/account/password', { current, password: 'another long password' })).status;
  const turnOff = async (password: string) =>
    (await post(pia, '/account/second-factor/remove', { password })).headers.get('location');
  for (let guess = 0; guess < 5; guess += 1) {
    assert.equal(await change('wrong'), 403);
    assert.equal(await turnOff('wrong'), '/account?done=second-factor-kept');
  }
  await until(async () => {
    const query = new URLSearchParams({ action: 'sign-in.failed', target: `user:${pia.userId}` });
    const log = await (await ada.fetch(`/audit?${query.toString()}`)).text();
    return log.includes('own password');
  });
  assert.equal(await change(ofOthers), 429);
  assert.equal(await turnOff(ofOthers), '/account?done=guesses');
});

test('sign-in leads to no other site, nor does a sign-in by code', async () => {
  const quinn = await signInAsNew(platform, { username: 'quinn' });
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    const form = { username: 'quinn', password: ofOthers, next };
    const answer = await post(nobody, '/sign-in', form);
    assert.equal(answer.headers.get('location'), '/', next);
  }
  const [code = ''] = await turnOn(quinn, await newApp(quinn));
  const form = { token: await beginSignIn('quinn'), code, next: '//evil.example' };
  const answer = await post(nobody, '/sign-in/code', form);
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/']);
});

test('the form of the setup link is taken with its token only', async () => {
  const form = { username: 'evil', displayName: 'Evil', password: 'a password of evil' };
  assert.equal((await post(nobody, '/setup', form)).status, 403);
  assert.equal((await post(nobody, '/setup', { ...form, token: 'guessed' })).status, 403);
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

test('whoever was deleted is somebody new to the provider’s account that they had', async () => {
  await throughProvider('otto');
  const userOf = async () => (await platform.people.listUsers({ text: 'otto' })).users[0]?.id;
  const id = (await userOf()) ?? assert.fail();
  await platform.people.deleteUser({ id });
  await until(async () => (await throughProvider('otto')).answer.status === 303);
  const now = (await userOf()) ?? assert.fail();
  assert.notEqual(now, id);
});

test('an e-mail address that the provider has not verified is not taken', async () => {
  await throughProvider('tom');
  await throughProvider('unverified');
  for (const [name, email] of [
    ['tom', 'tom@example.org'],
    ['unverified', ''],
  ] as const) {
    const { users } = await platform.people.listUsers({ text: name });
    assert.deepEqual(
      users.map((user) => user.email),
      [email],
    );
  }
});

test('a name that somebody has here is not enough to be them', async () => {
  const { answer } = await throughProvider(administrator.username);
  const cookie = cookieOf(answer, 'patchbay_session') ?? '';
  const account = await (await nobody.fetch('/account', { headers: { cookie } })).text();
  assert.match(account, /ada of OIDC.*ada2/s);
});

test('two browsers in which somebody signs in for the first time in the same instant are one person', async () => {
  await Promise.all([throughProvider('petra'), throughProvider('petra')]);
  const { users } = await platform.people.listUsers({ text: 'petra' });
  assert.equal(users.length, 1);
});

test('an account is connected while its owner is signed in, and by nobody else', async () => {
  const dora = await signInAsNew(platform, { username: 'dora' });
  const unasked = await post(dora, '/account/identity', { password: 'a wrong one' });
  assert.equal(unasked.headers.get('location'), '/account?done=not-connected');
  assert.equal(cookieOf(unasked, 'patchbay_oidc'), undefined);
  const leave = async () => {
    const answer = await post(dora, '/account/identity', { password: ofOthers });
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
  const { searchParams: asked } = new URL(sent);
  assert.equal(asked.get('code_challenge_method'), 'S256');
  for (const name of ['state', 'nonce', 'code_challenge']) {
    assert.match(asked.get(name) ?? '', /^[\w-]{43}$/, name);
  }
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
  const unfit = 'Example SSO: its answer does not fit to the question.';
  assert.deepEqual(await come({ code: 'made-up' }), [401, unfit]);
});

test('a code counts only with the issuer that it is from, so that no other provider passes one on', async () => {
  const home = new URL(platform.gatewayUrl).origin;
  for (const from of ['https://other.example', undefined]) {
    const leaving = await nobody.fetch('/sign-in/oidc');
    const headers = { cookie: cookieOf(leaving, 'patchbay_oidc') ?? '' };
    const sent = leaving.headers.get('location') ?? '';
    const back = await signInAtOidc(sent, { login: 'mallory', home });
    assert.equal(back.searchParams.get('iss'), issuer);
    if (from === undefined) back.searchParams.delete('iss');
    else back.searchParams.set('iss', from);
    const answer = await nobody.fetch(back.pathname + back.search, { headers });
    assert.equal(answer.status, 401, from);
    assert.equal(cookieOf(answer, 'patchbay_session'), undefined);
  }
  assert.deepEqual((await platform.people.listUsers({ text: 'mallory' })).users, []);
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

/** What is answered to another address of this machine, to a form if there is one. */
async function askFrom(
  address: string,
  path: string,
  form?: Record<string, string>,
): Promise<IncomingMessage> {
  const [host, port] = platform.addresses.gateway.split(':');
  const method = form ? 'POST' : 'GET';
  const headers = form && { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = request({
    host,
    port,
    path,
    method,
    localAddress: address,
    ...(headers && { headers }),
  });
  sent.end(form && new URLSearchParams(form).toString());
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

const guessFrom = async (address: string, username: string, password = 'wrong') =>
  (await askFrom(address, '/sign-in', { username, password })).statusCode;

test('an address may leave for the provider a hundred times without coming back', async () => {
  const leave = (address: string) => askFrom(address, '/sign-in/oidc');
  const left = await Promise.all(Array.from({ length: 100 }, () => leave('127.0.0.7')));
  assert.deepEqual([...new Set(left.map(({ statusCode }) => statusCode))], [303]);
  const closed = await leave('127.0.0.7');
  assert.equal(closed.statusCode, 429);
  assert.ok(Number(closed.headers['retry-after']) > 60);
  assert.equal((await leave('127.0.0.6')).statusCode, 303, 'others have their own');
});

test('who comes back from the provider may leave again', async () => {
  await using database = await connectGatewayDatabase();
  const counted = () =>
    database.one(sql`
      select coalesce(sum(attempts), 0) as attempts
      from counted_attempts`);
  const before = await counted();
  await throughProvider('ursula');
  assert.deepEqual(await counted(), before);
});

test('a hundred failures from an address close it, also to whoever signs in between with a name of theirs', async () => {
  await signInAsNew(platform, { username: 'rob' });
  const address = '127.0.0.9';
  const fail = (names: string) =>
    Promise.all(Array.from({ length: 50 }, (_, i) => guessFrom(address, `${names}-${i}`)));
  await fail('first');
  assert.equal(await guessFrom(address, 'rob', ofOthers), 303);
  const statuses = await fail('second');
  assert.deepEqual([...new Set(statuses)], [401]);
  assert.equal(await guessFrom(address, 'another'), 429);
  assert.equal(await guessFrom('127.0.0.8', 'another'), 401, 'others have their own');
});

test('a hundred failures for a name close it, from wherever they come', async () => {
  await signInAsNew(platform, { username: 'sam' });
  const addresses = Array.from({ length: 10 }, (_, i) => `127.0.2.${i + 1}`);
  const tenEach = addresses.flatMap((address) => Array<string>(10).fill(address));
  const statuses = await Promise.all(tenEach.map((address) => guessFrom(address, 'SAM')));
  assert.deepEqual([...new Set(statuses)], [401]);
  assert.equal(await guessFrom('127.0.2.11', 'sam', ofOthers), 429);
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
  const disabled = await signInAsNew(platform, { username: 'hank' });
  await platform.people.updateUser({ id: disabled.userId, disabled: true });
  await platform.people.createUser({ username: 'hera', displayName: 'Without a password' });
  await until(async () => (await disabled.fetch('/account')).status === 401);
  const told = async (username: string, password = 'wrong') => {
    const answer = await post(nobody, '/sign-in', { username, password });
    const page = (await answer.text()).replaceAll(username, '…');
    const headers = [...answer.headers.keys()];
    return { status: answer.status, headers, page: page.replaceAll(/nonce[-=]"?[\w+/=-]+/g, '') };
  };
  const ofSomebody = await told('hugo');
  assert.equal(ofSomebody.status, 401);
  for (const name of ['huga', 'hank', 'hera']) assert.deepEqual(await told(name), ofSomebody, name);
  assert.deepEqual(await told('hank', ofOthers), ofSomebody, 'disabled, by the right password');
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
