import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { access, createClient, spaces, type ReceivedUser } from '@patchbay/proto';
import { definePlugin } from '@patchbay/sdk';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let member: ReceivedUser;
let memberSession: TestSession & { userId: string };
let root: ReceivedUser;
const connect = () => {
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  return {
    checks: stack.use(createClient(access, at)),
    spaceCalls: stack.use(createClient(spaces, at)),
  };
};
let checks: ReturnType<typeof connect>['checks'];
let spaceCalls: ReturnType<typeof connect>['spaceCalls'];
const asked: string[] = [];

const vetoes = definePlugin({
  slug: 'vetoes',
  version: '1.0.0',
  routes: { 'GET /': () => 'hello', 'GET /log': { permissions: ['audit.read'], handle: () => [] } },
  policies: {
    freeze: {
      title: 'No new spaces',
      permissions: ['spaces.create', 'audit.read'],
      order: 2,
      decide({ permission, user, object }) {
        asked.push(`freeze ${permission} ${user.username} ${object}`);
        if (permission === 'audit.read') return user.username === 'auditor' ? true : null;
        return { allowed: false, why: 'spaces are frozen until Monday' };
      },
    },
    first: {
      permissions: ['spaces.create'],
      order: 1,
      decide({ permission }) {
        asked.push(`first ${permission}`);
        return null;
      },
    },
    press: {
      title: 'Hands off',
      permissions: ['tools.press', 'catalog.read'],
      decide({ permission, user }) {
        asked.push(`press ${permission} ${user.username}`);
        return user.username === 'member' ? { allowed: false, why: 'wet paint' } : null;
      },
    },
    closed: {
      permissions: ['tasks.administer'],
      failure: 'fail',
      decide() {
        throw new Error('the disk is full');
      },
    },
    open: {
      permissions: ['commands.run'],
      decide() {
        throw new Error('the disk is full');
      },
    },
  },
});

/** Pages and actions for who may press; it lists the actions of its point as who asks sees them. */
const tools = definePlugin({
  slug: 'tools',
  title: 'Tools',
  version: '1.0.0',
  permissions: [{ name: 'press', title: 'Press buttons', defaultRoles: ['member'] }],
  extensionPoints: [{ id: 'tools.actions', mode: 'static' }],
  contributions: [
    { point: 'nav', id: 'page', title: 'Buttons', path: '/press' },
    { point: 'tools.actions', id: 'press', title: 'Press', permissions: ['press'] },
    { point: 'tools.actions', id: 'look', title: 'Look' },
  ],
  commands: {
    press: { permission: 'press', run: () => 'pressed' },
    'press-again': { permission: 'press', run: () => 'pressed again' },
    audit: { permission: 'audit.read', run: () => 'audited' },
    look: { run: () => 'looked' },
  },
  routes: {
    'GET /actions': async ({ points }) => points.list('tools.actions'),
    'GET /press': { permissions: ['press'], handle: () => 'pressed' },
  },
});

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  ({ checks, spaceCalls } = connect());
  stack.use(await servePlugin(platform, vetoes));
  stack.use(await servePlugin(platform, tools));
  const { people } = platform;
  memberSession = await signInAsNew(platform, { username: 'member' });
  const made = await people.getUser({ id: memberSession.userId });
  member = made.user ?? assert.fail();
  const ensured = await people.ensureUser({
    username: 'root',
    displayName: 'Root',
    superuser: true,
  });
  root = ensured.user ?? assert.fail();
  await until(async () => !(await check(member, 'spaces.create')).allowed);
});
after(() => stack.disposeAsync());

const check = (user: ReceivedUser, permission: string, object = '') =>
  checks.check({ userId: user.id, permission, object });

test('SEN-51 the first policy that says yes or no decides, in order, and the answer says why', async () => {
  asked.length = 0;
  const { allowed, reasons } = await check(member, 'spaces.create', 'space:x');
  assert.equal(allowed, false);
  assert.deepEqual(
    reasons.map(({ name, answer, detail }) => [name, answer, detail]),
    [
      ['policy "first" of "vetoes"', 'nothing', 'it has nothing to say about this'],
      ['policy "No new spaces" of "vetoes"', 'no', 'spaces are frozen until Monday'],
    ],
  );
  assert.deepEqual(asked, ['first spaces.create', 'freeze spaces.create member space:x']);
});

test('SEN-51 where no policy says anything the roles decide; a policy may also give', async () => {
  const { allowed, reasons } = await check(member, 'audit.read');
  assert.equal(allowed, false);
  assert.deepEqual(
    reasons.map(({ name, answer }) => [name, answer]),
    [
      ['policy "No new spaces" of "vetoes"', 'nothing'],
      ['roles', 'no'],
    ],
  );
  const { user } = await platform.people.createUser({ username: 'auditor', displayName: 'A' });
  assert.equal((await check(user ?? assert.fail(), 'audit.read')).allowed, true);
  assert.equal((await check(member, 'dashboard.view')).allowed, true);
});

test('SEN-52 a superuser is not asked about', async () => {
  asked.length = 0;
  const { allowed, reasons } = await check(root, 'spaces.create');
  assert.equal(allowed, true);
  assert.equal(reasons[0]?.name, 'superuser');
  assert.deepEqual(asked, []);
});

test('SEN-54 every policy is asked once for each question', async () => {
  asked.length = 0;
  const questions = [{ permission: 'spaces.create' }, { permission: 'audit.read' }];
  const { answers } = await checks.checkAll({ userId: member.id, questions });
  assert.deepEqual(
    answers.map(({ allowed }) => allowed),
    [false, false],
  );
  assert.equal(asked.length, 3);
});

test('a policy that fails is passed over, unless it is to deny then', async () => {
  const open = await check(member, 'commands.run');
  assert.equal(open.allowed, true);
  assert.equal(open.reasons[0]?.answer, 'nothing');
  assert.match(open.reasons[0].detail, /could not be asked: the disk is full/);
  await platform.people.createRole({ name: 'operator', permissions: ['tasks.administer'] });
  await platform.people.grantRole({ role: 'operator', userId: member.id });
  const closed = await check(member, 'tasks.administer');
  assert.equal(closed.allowed, false);
  assert.match(closed.reasons[0]?.detail ?? '', /the disk is full/);
});

test('SEN-52 a call of the registry on behalf of somebody is vetoed with the reason', async () => {
  const onBehalfOf = (user: ReceivedUser) => ({ onBehalfOf: `user:${user.id}` });
  await assert.rejects(spaceCalls.createSpace({ title: 'Garden' }, onBehalfOf(member)), {
    code: 'forbidden',
    message: 'policy "No new spaces" of "vetoes" says no: spaces are frozen until Monday',
  });
  const { space } = await spaceCalls.createSpace({ title: 'Garden' }, onBehalfOf(root));
  assert.equal(space?.title, 'Garden');
});

const actionsFor = async (session: TestSession) => {
  const response = await session.fetch('/p/tools/actions', { headers: { accept: '*/*' } });
  const shown = (await response.json()) as { contribution: string }[];
  return shown.map(({ contribution }) => contribution).toSorted();
};
const page = async (session: TestSession, path: string) => {
  const response = await session.fetch(path, { headers: { accept: 'text/html' } });
  return { status: response.status, html: await response.text() };
};

test('SEN-52 what a policy vetoes is not shown: no button, no link, no action; a superuser still has them', async () => {
  const other = await signInAsNew(platform, { username: 'other' });
  const rooted = await signInAsNew(platform, { username: 'chief', roles: ['administrator'] });
  await platform.people.updateUser({ id: rooted.userId, superuser: true });
  await until(async () => (await actionsFor(other)).length === 2, { what: 'the actions' });

  const vetoed = await page(memberSession, '/spaces');
  assert.doesNotMatch(vetoed.html, /href="\/spaces\/new"/);
  assert.doesNotMatch(vetoed.html, />Buttons</);
  assert.deepEqual(await actionsFor(memberSession), ['look']);
  const refused = await page(memberSession, '/spaces/new');
  assert.equal(refused.status, 403);
  assert.match(
    refused.html,
    /No new spaces&quot; of &quot;vetoes&quot; says no: spaces are frozen/,
  );
  assert.equal((await memberSession.fetch('/p/tools/press')).status, 403);

  assert.match((await page(other, '/spaces')).html, />Buttons</);
  await until(async () => /href="\/spaces\/new"/.test((await page(rooted, '/spaces')).html));
  assert.equal((await page(rooted, '/spaces/new')).status, 200);
});

test('SEN-54 a page asks each policy once about each permission, whatever it shows', async () => {
  asked.length = 0;
  await page(memberSession, '/spaces');
  assert.deepEqual(asked.toSorted(), [
    'first spaces.create',
    'freeze audit.read member null',
    'freeze spaces.create member null',
    'press catalog.read member',
    'press tools.press member',
  ]);
});

test('SEN-54 nor is a policy asked again to show, in the shell, that a page is refused', async () => {
  asked.length = 0;
  const refused = await memberSession.fetch('/audit', { headers: { accept: 'text/html' } });
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /<nav[^>]+aria-label="Platform"/);
  assert.equal(asked.length, new Set(asked).size);
  assert.ok(asked.includes('freeze audit.read member null'));
});

test('SEN-54 who opens a view is asked about once in each request: for the shell, and in its frame', async () => {
  const open = (dest: string) =>
    memberSession.fetch('/p/tools/press', { headers: { 'sec-fetch-dest': dest } });
  const pressed = () => asked.filter((it) => it === 'press tools.press member').length;
  for (const dest of ['document', 'iframe']) {
    asked.length = 0;
    assert.equal((await open(dest)).status, 403, dest);
    assert.equal(pressed(), 1, dest);
  }
  asked.length = 0;
  await page(memberSession, '/-/fragments/view?url=/p/tools/press');
  assert.deepEqual(asked, ['press tools.press member'], 'and nothing else where no page is made');
});

test("SEN-51 SEN-54 a command's own permission is a question to policies, once in a request", async () => {
  const run = (id: string, name = 'press') =>
    platform.commands.invokeCommand({ slug: 'tools', name }, { onBehalfOf: `user:${id}` });
  asked.length = 0;
  await assert.rejects(run(member.id), {
    code: 'forbidden',
    message: 'command "press" of plugin "tools": policy "Hands off" of "vetoes" says no: wet paint',
  });
  assert.deepEqual(asked, ['press tools.press member']);
  const { user: helper } = await platform.people.createUser({
    username: 'helper',
    displayName: 'H',
  });
  assert.equal((await run(helper?.id ?? '')).result?.stringValue, 'pressed');
  await assert.rejects(run(helper?.id ?? '', 'audit'), {
    message: 'command "audit" of plugin "tools" needs the permission "audit.read"',
  });
  const { users } = await platform.people.listUsers({});
  const auditor = users.find(({ username }) => username === 'auditor');
  assert.equal((await run(auditor?.id ?? '', 'audit')).result?.stringValue, 'audited');
  asked.length = 0;
  assert.equal(
    (await run(root.id)).result?.stringValue,
    'pressed',
    'a superuser is not asked about',
  );
  assert.equal(asked.length, 0);

  const { commands } = await platform.commands.listCommands(
    { slug: 'tools' },
    { onBehalfOf: `user:${member.id}` },
  );
  assert.deepEqual(
    commands.map(({ name }) => name),
    ['look'],
  );
  assert.deepEqual(asked.toSorted(), ['freeze audit.read member null', 'press tools.press member']);
});

test('why somebody does not see a contribution names each policy that was asked, and what it said', async () => {
  asked.length = 0;
  const explain = async (user: string) => {
    const at = { slug: 'tools', contributionId: 'page', user };
    const { checks: found } = await platform.admin.explainContribution(at);
    return found.slice(-2).map(({ name, passed, detail }) => [name, passed, detail]);
  };
  assert.deepEqual(await explain('member'), [
    ['policy "Hands off" of "vetoes" is asked about "tools.press"', false, 'wet paint'],
    ['the person has the permissions that it asks for', false, 'a policy vetoes "tools.press"'],
  ]);
  assert.deepEqual(asked, ['press tools.press member']);
  assert.deepEqual(await explain('other'), [
    [
      'policy "Hands off" of "vetoes" is asked about "tools.press"',
      true,
      'it has nothing to say about this',
    ],
    ['the person has the permissions that it asks for', true, '"tools.press"'],
  ]);
  const [check] = await explain('chief');
  assert.match(String(check?.[0]), /may sign in/, 'policies are not asked about a superuser');
});
