import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { identityClaims } from '@patchbay/proto';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { actingIn, createIdentity } from './identity.ts';
import { createPluginRoutes } from './plugin-route.ts';
import type { Session } from '../sign-in/sessions.ts';
import { createSigningKeys } from './signing-keys.ts';
import { createSpaces, type Entered } from './spaces.ts';

const stack = new AsyncDisposableStack();
let db: Database;

before(async () => void ({ db } = stack.use(await startDatabase())));
after(() => stack.disposeAsync());
test.beforeEach(() => db.run(sql`delete from signing_keys`));

const issuer = 'https://patchbay.test';
const session: Session = {
  id: 's',
  person: personCalled('ada', {
    id: 'p1',
    displayName: 'Ada',
    permissions: new Set(['hello.edit']),
  }),
  locale: 'de',
  timeZone: 'Europe/Berlin',
};
const permissionsOf = (slug: string) => [`${slug}.edit`, `${slug}.delete`];
const spaces = createSpaces({
  directory: {
    roles: () => new Map([['space.team', { everything: false, permissions: ['hello.delete'] }]]),
    spaces: () => [],
    space: () => undefined,
  },
  routes: createPluginRoutes(),
});
const minute = 60_000;
const day = 1_440 * minute;

test('the token says who asks, to one plugin, for a minute', async () => {
  const keys = await createSigningKeys({ db });
  const token = await createIdentity({ keys, issuer, permissionsOf, spaces }).tokenFor(
    session,
    'hello',
  );
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks()), {
    issuer,
    audience: 'hello',
    algorithms: ['EdDSA'],
  });
  assert.deepEqual(identityClaims.parse(payload), {
    sub: 'p1',
    name: 'Ada',
    roles: ['member'],
    permissions: ['hello.edit'],
    locale: 'de',
    timeZone: 'Europe/Berlin',
  });
  assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 60);
});

test('a token is reused while it has 20 s left, per session and plugin', async () => {
  let time = 1_000_000;
  const keys = await createSigningKeys({ db });
  const identity = createIdentity({ keys, issuer, permissionsOf, spaces, now: () => time });
  const first = await identity.tokenFor(session, 'hello');
  time += 40_000;
  assert.equal(await identity.tokenFor(session, 'hello'), first);
  assert.notEqual(await identity.tokenFor(session, 'other'), first);
  assert.notEqual(await identity.tokenFor({ ...session, id: 't' }, 'hello'), first);
  time += 1_000;
  assert.notEqual(await identity.tokenFor(session, 'hello'), first);
});

test('a token that is remembered is for this plugin, this person and this space, and has 20 s left', async () => {
  let time = 1_000_000;
  const keys = await createSigningKeys({ db });
  const identity = createIdentity({ keys, issuer, permissionsOf, spaces, now: () => time });
  const space = { id: 's1', slug: 'team', title: 'Team', archived: false };
  const entered: Entered = {
    space: { ...space, members: new Map(), decided: new Map() },
    roles: [],
    manageable: false,
  };
  assert.equal(identity.remembered(session, 'hello'), undefined);
  const outside = await identity.tokenFor(session, 'hello');
  const inside = await identity.tokenFor(session, 'hello', entered);
  for (let again = 0; again < 2; again++) {
    assert.equal(identity.remembered(session, 'hello'), outside);
    assert.equal(identity.remembered(session, 'hello', entered), inside);
    assert.equal(identity.remembered(session, 'other'), undefined);
  }
  assert.equal(identity.remembered({ ...session }, 'hello'), outside);
  assert.equal(identity.remembered({ ...session, id: 't' }, 'hello'), undefined);
  const changed: Session = { ...session };
  assert.equal(identity.remembered(changed, 'hello'), outside);
  changed.person = { ...changed.person };
  assert.equal(identity.remembered(changed, 'hello'), undefined);
  time += 41_000;
  assert.equal(identity.remembered(session, 'hello'), undefined);
});

test('a token is minted anew as soon as the person may do something else', async () => {
  const identity = createIdentity({
    keys: await createSigningKeys({ db }),
    issuer,
    permissionsOf,
    spaces,
  });
  const first = await identity.tokenFor(session, 'hello');
  const person = { ...session.person, permissions: new Set<string>() };
  const second = await identity.tokenFor({ ...session, person }, 'hello');
  assert.deepEqual(decodeJwt(first)['permissions'], ['hello.edit']);
  assert.deepEqual(decodeJwt(second)['permissions'], []);
});

test('SPC-30 in a space the token says where, with what the person is and may do there', async () => {
  const keys = await createSigningKeys({ db });
  const identity = createIdentity({ keys, issuer, permissionsOf, spaces });
  const space = { id: 's1', slug: 'team', title: 'Team', archived: false };
  const entered: Entered = {
    space: { ...space, members: new Map(), decided: new Map() },
    roles: ['member', 'team'],
    manageable: false,
  };
  const inside = await identity.tokenFor(session, 'hello', entered);
  const claims = identityClaims.parse(decodeJwt(inside));
  assert.deepEqual(claims.space, {
    id: 's1',
    slug: 'team',
    title: 'Team',
    roles: ['member', 'team'],
  });
  assert.deepEqual(claims.permissions, ['hello.edit', 'hello.delete']);
  assert.equal(await identity.tokenFor(session, 'hello', entered), inside);

  const outside = await identity.tokenFor(session, 'hello');
  assert.deepEqual(decodeJwt(outside)['permissions'], ['hello.edit']);
  assert.equal(decodeJwt(outside)['space'], undefined);
  const changed = { ...entered, space: { ...entered.space, title: 'Crew' } };
  assert.notEqual(await identity.tokenFor(session, 'hello', changed), inside);
});

test('the token of a call is for calls, to one plugin, and names who asks in whose name', async () => {
  const keys = await createSigningKeys({ db });
  const identity = createIdentity({ keys, issuer, permissionsOf: () => [], spaces });
  const acting = actingIn({ ...session, actor: 'plugin:notes' });
  const call = await identity.tokenForCall(acting, 'hello');
  assert.partialDeepStrictEqual(decodeJwt(call), {
    aud: 'hello',
    sub: 'p1',
    use: 'call',
    act: { sub: 'plugin:notes' },
  });
  assert.equal(await identity.tokenForCall(acting, 'hello'), call);
  assert.equal(decodeJwt(await identity.tokenForCall(acting, 'other')).aud, 'other');
  const itself = decodeJwt(await identity.tokenForCall(actingIn(session), 'hello'));
  assert.deepEqual([itself['use'], itself['act']], ['call', undefined]);
  assert.equal(decodeJwt(await identity.tokenFor(session, 'hello'))['use'], undefined);
});

test('the token of a page for settings names their scopes, and no other token does', async () => {
  const keys = await createSigningKeys({ db });
  const identity = createIdentity({ keys, issuer, permissionsOf, spaces });
  const scopesIn = (token: string) => decodeJwt(token)['settings'];
  const site = await identity.tokenForSettings(session, 'hello', ['site']);
  assert.deepEqual(scopesIn(site), ['site']);
  assert.equal(await identity.tokenForSettings(session, 'hello', ['site']), site);
  assert.deepEqual(scopesIn(await identity.tokenForSettings(session, 'hello', ['user'])), ['user']);
  assert.equal(scopesIn(await identity.tokenFor(session, 'hello')), undefined);
  const person = { ...session.person, permissions: new Set<string>() };
  const changed = await identity.tokenForSettings({ ...session, person }, 'hello', ['site']);
  assert.deepEqual(decodeJwt(changed)['permissions'], []);
});

test('the published keys are public', async () => {
  const keys = await createSigningKeys({ db });
  for (const key of keys.jwks().keys) assert.equal('d' in key, false);
});

test('replicas that start together share one key', async () => {
  const replicas = await Promise.all([1, 2, 3].map(() => createSigningKeys({ db })));
  assert.equal(new Set(replicas.map((keys) => keys.current().kid)).size, 1);
});

test('a new key is published before it signs, and the old one for as long as links that it signed', async () => {
  let time = Date.now();
  const keys = await createSigningKeys({ db, now: () => time });
  const old = keys.current().kid;

  time += day + minute;
  await keys.refresh();
  assert.equal(keys.current().kid, old);
  assert.equal(keys.jwks().keys.length, 2);

  time += 16 * minute;
  await keys.refresh();
  const token = await createIdentity({ keys, issuer, permissionsOf, spaces }).tokenFor(
    session,
    'hello',
  );
  assert.notEqual(decodeProtectedHeader(token).kid, old);
  time += 61 * minute;
  await keys.refresh();
  assert.equal(keys.jwks().keys.length, 2);

  time += 16 * minute;
  await keys.refresh();
  assert.deepEqual(
    keys.jwks().keys.map(({ kid }) => kid),
    [keys.current().kid],
  );
});
