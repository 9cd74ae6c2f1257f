import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { freePort } from '@patchbay/local';
import { createClient, tokens, type ManifestInput } from '@patchbay/proto';
import { URI, type TOTP } from 'otpauth';
import { letIn, routesToLetIn, startPluginToLetIn, type LetIn } from '../support/let-in.ts';
import { startNodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import {
  administrator,
  signIn,
  signInAsFirst,
  signInAsNew,
  type TestSession,
} from '../support/session.ts';
import { until } from '../support/until.ts';

type Person = TestSession & { userId: string; username: string; role: string };

const stack = new AsyncDisposableStack();
const password = 'a long password for tests';
let platform: Platform;
let root: TestSession;
let database: Database;
/** The gateway where things are changed, and one of two workers. */
let gateways: string[];
let others: LetIn[];

const rights = {
  slug: 'rights',
  version: '1.0.0',
  scopes: { site: true, space: { defaultEnabled: true } },
  permissions: [{ name: 'view', title: 'Look' }],
  routes: routesToLetIn(['view']),
} satisfies ManifestInput;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  root = await signInAsFirst(platform);
  const second = `127.0.0.1:${await freePort()}`;
  const worked = await startNodeProcess({
    script: path.join(import.meta.dirname, '../../services/gateway/src/main.ts'),
    env: {
      ...platform.environment,
      GATEWAY_LISTEN: second,
      GATEWAY_METRICS_LISTEN: `127.0.0.1:${await freePort()}`,
      GATEWAY_WORKERS: '2',
    },
    isReady: async () => (await fetch(`http://${second}/readyz`)).ok,
  });
  stack.use(worked);
  await until(() => worked.lines.filter((line) => line.includes('worker listens')).length === 2);
  gateways = [platform.addresses.gateway, second];
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const at = { url: platform.databaseUrl, schema: 'gateway', log };
  database = stack.use(await connectPostgres(at));
  await connect(rights);
  const other = await newPerson('other');
  others = await lettingIn(bySession(other));
});
after(() => stack.disposeAsync());

async function connect(manifest: ManifestInput): Promise<string> {
  return stack.use(await startPluginToLetIn(platform, manifest)).token;
}

/** Somebody with a role of their own that lets them look. */
async function newPerson(username: string, permissions = ['rights.view']): Promise<Person> {
  const role = `looks-${username}`;
  await until(() => platform.people.createRole({ name: role, permissions }));
  const session = await signInAsNew(platform, { username, roles: [role] });
  return { ...session, username, role };
}

type Way = { base?: string; headers: Record<string, string> };

const bySession = ({ cookie }: Pick<TestSession, 'cookie'>, base = '/p/rights'): Way => ({
  base,
  headers: { cookie, origin: platform.gatewayUrl },
});
const byToken = (token: string): Way => ({ headers: { authorization: `Bearer ${token}` } });

/** Opens everything at both gateways, at the one with workers several times. */
const lettingIn = ({ base = '/p/rights', headers }: Way) =>
  Promise.all(
    gateways.map(async (address, index) => {
      const opened = await until(() => letIn(address, { base, headers, sockets: 1 + 4 * index }));
      return stack.use(opened);
    }),
  );

/** Lets somebody in everywhere, revokes, and sees that nothing goes on at any gateway. */
async function endsBy(way: Way, revoke: () => Promise<unknown>, status: number): Promise<void> {
  const opened = await lettingIn(way);
  await revoke();
  for (const [index, { ask, closed, streamEnded }] of opened.entries()) {
    const sockets = 1 + 4 * index;
    await until(async () => (await ask()) === status, { what: `${status} of gateway ${index}` });
    await until(() => closed.length === sockets, { what: `WebSockets of gateway ${index}` });
    assert.deepEqual([...new Set(closed)], [1008]);
    await until(streamEnded, { what: `the stream of gateway ${index}` });
  }
}

/** The stream of news that a page of ours has open at each gateway; resolves when all have ended. */
async function openNews({ cookie }: TestSession): Promise<() => Promise<void>> {
  const streams = await Promise.all(
    gateways.map((address) => fetch(`http://${address}/-/events`, { headers: { cookie } })),
  );
  assert.deepEqual([...new Set(streams.map((it) => it.status))], [200]);
  const ended = Promise.allSettled(streams.map((it) => it.text()));
  return async () => void (await ended);
}

const post = (session: TestSession, to: string, form: Record<string, string> = {}) =>
  session.fetch(to, { method: 'POST', body: new URLSearchParams(form) });

/** What ends a session, made by the same person from another browser, or by somebody else. */
const endsOfSessions: Record<string, (person: Person, elsewhere: TestSession) => Promise<unknown>> =
  {
    'it is signed out': (person) => post(person, '/sign-out'),
    'its owner ends it in their list': async (_person, elsewhere) => {
      const list = await (await elsewhere.fetch('/account')).text();
      const id = /name="id" value="([0-9a-f-]{36})"/.exec(list)?.[1] ?? assert.fail('not listed');
      return post(elsewhere, '/account/sessions', { id });
    },
    'its owner ends all others': (_person, elsewhere) => post(elsewhere, '/account/sessions'),
    'its owner takes a new password': (_person, elsewhere) =>
      post(elsewhere, '/account/password', { current: password, password: 'another password' }),
    'its owner turns two-step sign-in on': async (_person, elsewhere) => {
      const page = await (await post(elsewhere, '/account/second-factor')).text();
      const secret = (/<code class="secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(
        ' ',
        '',
      );
      const app = URI.parse(`otpauth://totp/x?secret=${secret}`) as TOTP;
      return until(async () => {
        const code = app.generate();
        return (await post(elsewhere, '/account/second-factor/confirm', { code })).ok;
      });
    },
    'an administrator gives its owner a link to a new password, who uses it': async ({
      userId,
    }) => {
      const page = await (await post(root, `/people/${userId}/password-link`)).text();
      const token = /\/password\?token=([\w-]+)/.exec(page)?.[1] ?? assert.fail('no link');
      const body = new URLSearchParams({ token, password: 'another password' });
      return fetch(`${platform.gatewayUrl}/password`, { method: 'POST', body, redirect: 'manual' });
    },
    'its row is deleted': ({ userId }) =>
      database.run(sql`delete from sessions where user_id = ${userId}`),
    'its owner is disabled': ({ userId }) =>
      platform.people.updateUser({ id: userId, disabled: true }),
    'its owner is deleted': ({ userId }) => platform.people.deleteUser({ id: userId }),
  };

for (const [index, [why, end]] of Object.entries(endsOfSessions).entries()) {
  test(`a session ends everywhere, with all that it has open, when ${why}`, async () => {
    const person = await newPerson(`session${index}`);
    const { username } = person;
    const elsewhere = await until(() => signIn(platform, { username, password }));
    const newsEnded = await openNews(person);
    await endsBy(bySession(person), () => end(person, elsewhere), 401);
    await newsEnded();
  });
}

/** What takes a right from somebody who stays signed in. */
const endsOfRights: Record<string, (person: Person) => Promise<unknown>> = {
  'the role is taken from them': ({ role, userId }) => platform.people.revokeRole({ role, userId }),
  'the role loses the permission': ({ role }) =>
    platform.people.updateRole({ name: role, removePermissions: ['rights.view'] }),
  'the role is deleted': ({ role }) => platform.people.deleteRole({ name: role }),
};

for (const [index, [why, end]] of Object.entries(endsOfRights).entries()) {
  test(`a permission ends what needs it, of browsers and of programs, and nothing else, when ${why}`, async () => {
    const person = await newPerson(`right${index}`);
    const token = await tokenOf(person);
    const newsEnded = await openNews(person);
    const byProgram = await lettingIn(byToken(token.text));
    await endsBy(bySession(person), () => end(person), 403);
    for (const { ask, closed, streamEnded } of byProgram) {
      await until(() => closed.length > 0 && streamEnded());
      assert.equal(await ask(), 403);
    }
    const isOver = await Promise.race([newsEnded().then(() => true), person.fetch('/account')]);
    assert.notEqual(isOver, true, 'they are still signed in');
    await post(person, '/sign-out');
    await newsEnded();
  });
}

test('a permission ends that somebody has by a group, when they leave it', async () => {
  const person = await newPerson('grouped', []);
  await platform.people.createRole({ name: 'looks-by-group', permissions: ['rights.view'] });
  const { group } = await platform.people.createGroup({ name: 'Lookers' });
  const groupId = group?.id ?? assert.fail();
  await platform.people.grantRole({ role: 'looks-by-group', groupId });
  await platform.people.addGroupMember({ groupId, userId: person.userId });
  const leave = () => platform.people.removeGroupMember({ groupId, userId: person.userId });
  await endsBy(bySession(person), leave, 403);
});

/** An API token with every scope of its owner. */
async function tokenOf({ userId }: Person): Promise<{ id: string; text: string }> {
  using client = createClient(tokens, registryAt());
  const { token, text } = await client.createToken(
    { name: 'x', scopes: ['*'] },
    { onBehalfOf: `user:${userId}` },
  );
  return { id: token?.id ?? '', text };
}

const registryAt = () => ({
  address: platform.addresses.registry,
  token: platform.environment.PLATFORM_TOKEN,
});

test('an API token ends when it is revoked, and when its owner is disabled', async () => {
  const person = await newPerson('tokens');
  const [first, second] = [await tokenOf(person), await tokenOf(person)];
  using client = createClient(tokens, registryAt());
  await endsBy(byToken(first.text), () => client.revokeToken({ id: first.id }), 401);
  const disable = () => platform.people.updateUser({ id: person.userId, disabled: true });
  await endsBy(byToken(second.text), disable, 401);
});

test("a plugin's credential ends when it is revoked, with what the plugin opened by it", async () => {
  const token = await connect({ slug: 'asks', version: '1.0.0', needs: ['rights.view'] });
  const [credential] = (await platform.admin.listCredentials({ slug: 'asks' })).credentials;
  const revoke = () => platform.admin.revokeCredential({ id: credential?.id ?? '' });
  await endsBy(byToken(token), revoke, 401);
});

/** Somebody in a space of their own, of which an administrator is the admin. */
async function inSpace(person: Person): Promise<{ slug: string; base: string }> {
  const { users } = await platform.people.listUsers({ text: administrator.username });
  const admins = users.slice(0, 1).map(({ id }) => id);
  const title = `Space of ${person.username}`;
  const { space } = await platform.spaces.createSpace({ title, admins });
  const slug = space?.slug ?? assert.fail();
  await platform.spaces.setSpaceMember({ slug, user: person.userId, roles: [] });
  return { slug, base: `/s/${slug}/p/rights` };
}

const endsInSpaces: Record<
  string,
  { status: number; end: (slug: string, person: Person) => Promise<unknown> }
> = {
  'somebody is no longer in it': {
    status: 403,
    end: (slug, { userId }) => platform.spaces.removeSpaceMember({ slug, user: userId }),
  },
  'the plugin is not active in it any more': {
    status: 404,
    end: (slug) =>
      platform.spaces.setSpacePlugins({
        slug,
        activations: [{ plugin: 'rights', active: false }],
      }),
  },
  'it is deleted': { status: 404, end: (slug) => platform.spaces.deleteSpace({ slug }) },
};

for (const [index, [why, { status, end }]] of Object.entries(endsInSpaces).entries()) {
  test(`in a space all ends when ${why}`, async () => {
    const person = await newPerson(`space${index}`);
    const { slug, base } = await inSpace(person);
    await endsBy(bySession(person, base), () => end(slug, person), status);
  });
}

test('in a space that is archived nothing is changed any more, and looking goes on', async () => {
  const person = await newPerson('archivist');
  const { slug, base } = await inSpace(person);
  const opened = await lettingIn(bySession(person, base));
  await platform.spaces.setSpaceArchived({ slug, archived: true });
  for (const { ask, closed, streamEnded } of opened) {
    await until(async () => (await ask('POST')) === 403);
    await until(() => closed.length > 0);
    assert.deepEqual([...new Set(closed)], [1008]);
    assert.equal(await ask(), 200);
    assert.equal(streamEnded(), false);
  }
});

test('a plugin that is disabled, and a release that asks for more, end what was let in', async () => {
  const person = await newPerson('released');
  const permissions = [{ name: 'more', title: 'More' }];
  const strict = { slug: 'strict', version: '1.0.0', permissions, routes: routesToLetIn([]) };
  await connect(strict);
  const stricter = { ...strict, version: '1.1.0', routes: routesToLetIn(['more']) };
  const way = bySession(person, '/p/strict');
  await endsBy(way, () => connect(stricter), 403);
  await platform.people.updateRole({ name: person.role, addPermissions: ['strict.more'] });
  await endsBy(way, () => platform.admin.setPluginEnabled({ slug: 'strict', enabled: false }), 404);
});

test('without NATS a session ends everywhere all the same', async () => {
  const person = await newPerson('no-nats');
  const pid = platform.nats.pid ?? assert.fail();
  process.kill(pid, 'SIGSTOP');
  try {
    await endsBy(bySession(person), () => post(person, '/sign-out'), 401);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});

test('of all that was revoked, nothing has touched what somebody else had open', async () => {
  for (const { ask, closed, streamEnded, echo } of others) {
    await echo();
    assert.equal(await ask(), 200);
    assert.deepEqual([closed, streamEnded()], [[], false]);
  }
});
