import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLogger, followDirectory, type DirectoryCopy } from '@patchbay/chassis';
import {
  toTimestamp,
  type ManifestInput,
  type ReceivedSpace,
  type ReceivedUser,
} from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let directory: DirectoryCopy;
let [alice, bob, carol]: ReceivedUser[] = [];

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry'] }));
  directory = stack.use(
    followDirectory({
      address: platform.addresses.registry,
      token: platform.environment.PLATFORM_TOKEN,
      log: createLogger('test', { LOG_LEVEL: 'silent' }),
      onChange: () => {},
    }),
  );
  await platform.people.ensureUser({ username: 'root', displayName: 'Root', superuser: true });
  [alice, bob, carol] = await Promise.all(['alice', 'bob', 'carol'].map(createUser));
  await connect({
    slug: 'tickets',
    title: 'Time Tracker',
    lifecycle: ['space-deleted'],
    scopes: { space: {} },
  });
  await connect({ slug: 'wiki', title: 'Wiki', scopes: { space: { defaultEnabled: true } } });
  const fixed = { defaultEnabled: true, canDisable: false };
  await connect({ slug: 'rules', title: 'Rules', scopes: { space: fixed } });
  await connect({ slug: 'plain', title: 'Plain' });
});
after(() => stack.disposeAsync());

async function createUser(username: string): Promise<ReceivedUser> {
  const { user } = await platform.people.createUser({ username, displayName: username });
  return user ?? assert.fail();
}

async function connect(about: Pick<ManifestInput, 'slug' | 'title' | 'lifecycle' | 'scopes'>) {
  const routes = [{ method: 'GET' as const, path: '/' }];
  const manifest: ManifestInput = { ...about, version: '1.0.0', routes };
  const token = await platform.credential(manifest.slug);
  const plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token,
    manifest,
  });
  stack.use(plugin);
}

const as = (user: ReceivedUser | undefined) => ({ onBehalfOf: `user:${user?.id}` });

async function createSpace(title: string, user = alice): Promise<ReceivedSpace> {
  const { space } = await platform.spaces.createSpace({ title }, as(user));
  return space ?? assert.fail();
}

const activeIn = async (slug: string) => {
  const { plugins } = await platform.spaces.listSpacePlugins({ slug });
  return plugins.filter(({ active }) => active).map(({ plugin }) => plugin);
};

const happenedIn = async (slug: string) => {
  const { activities } = await platform.spaces.listActivities({ slug });
  return activities.map(({ actorName, verb, target }) => `${actorName} ${verb} ${target}`.trim());
};

test('SPC-1 SPC-26 spaces with one title get slugs of their own, and their creator is admin', async () => {
  const [first, second] = [await createSpace('Team'), await createSpace('Team')];
  assert.deepEqual([first.slug, second.slug], ['team', 'team1']);
  assert.deepEqual(first.roles, ['member', 'admin']);
  assert.equal(first.manageable, true);
  assert.equal(first.createdBy, `user:${alice?.id}`);
  const { roles } = await platform.spaces.listRecipients({ slug: 'team' }, as(alice));
  assert.deepEqual(
    roles.map(({ name, members }) => [name, members]),
    [
      ['member', 1],
      ['team', 0],
      ['admin', 1],
    ],
  );
});

test('a space without a title, or that has expired before it begins, is refused with the field', async () => {
  const expiresAt = toTimestamp(new Date(Date.now() - 1000));
  await assert.rejects(platform.spaces.createSpace({ title: ' ', expiresAt }, as(alice)), {
    code: 'invalid',
    message: /title: must not be empty; expiresAt: must be in the future/,
  });
});

test('SPC-15 SPC-27 SPC-28 members see a space, admins change it, site managers enter every one', async () => {
  const { spaces } = platform;
  const { slug } = await createSpace('Members only');
  await assert.rejects(spaces.getSpace({ slug }, as(bob)), { code: 'forbidden' });
  await assert.rejects(spaces.getSpace({ slug: 'nowhere' }, as(bob)), { code: 'not_found' });

  await spaces.setSpaceMember({ slug, user: 'bob', roles: [] }, as(alice));
  assert.deepEqual((await spaces.getSpace({ slug }, as(bob))).space?.roles, ['member']);
  const toggle = { slug, activations: [{ plugin: 'tickets', active: true }] };
  await assert.rejects(spaces.setSpacePlugins(toggle, as(bob)), { code: 'forbidden' });
  await assert.rejects(spaces.deleteSpace({ slug, dryRun: true }, as(bob)), { code: 'forbidden' });

  await assert.rejects(spaces.listSpaces({ all: true }, as(carol)), { code: 'forbidden' });
  await platform.people.grantRole({ role: 'administrator', userId: carol?.id ?? '' });
  const { space } = await spaces.getSpace({ slug }, as(carol));
  assert.deepEqual([space?.roles, space?.manageable], [[], true]);
  const { spaces: all } = await spaces.listSpaces({ all: true }, as(carol));
  assert.ok(all.some((it) => it.slug === slug));
  assert.ok(!(await spaces.listSpaces({}, as(carol))).spaces.some((it) => it.slug === slug));
});

test('spaces are listed by title, page by page', async () => {
  const { spaces } = platform;
  for (const title of ['b', 'A', 'c']) await createSpace(`Page ${title}`, bob);
  const titles: string[] = [];
  let pageToken = '';
  do {
    const page = await spaces.listSpaces({ pageSize: 2, pageToken }, as(bob));
    titles.push(...page.spaces.map(({ title }) => title));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  assert.deepEqual(
    titles.filter((title) => title.startsWith('Page')),
    ['Page A', 'Page b', 'Page c'],
  );
});

test('roles are changed, anybody may leave, and the last admin stays', async () => {
  const { spaces } = platform;
  const { slug } = await createSpace('Roles');
  await spaces.setSpaceMember({ slug, user: 'bob', roles: ['team', 'member'] }, as(alice));
  const { members } = await spaces.listSpaceMembers({ slug }, as(bob));
  assert.deepEqual(
    members.map(({ displayName, roles }) => [displayName, roles]),
    [
      ['alice', ['member', 'admin']],
      ['bob', ['member', 'team']],
    ],
  );
  await assert.rejects(spaces.setSpaceMember({ slug, user: 'bob', roles: ['boss'] }, as(alice)), {
    code: 'invalid',
    message: /roles\[0\]: must be one of member, team, admin/,
  });
  await assert.rejects(spaces.setSpaceMember({ slug, user: 'alice', roles: [] }, as(alice)), {
    code: 'failed_precondition',
  });
  await assert.rejects(spaces.removeSpaceMember({ slug, user: 'alice' }, as(alice)), {
    code: 'failed_precondition',
  });
  await assert.rejects(spaces.removeSpaceMember({ slug, user: 'alice' }, as(bob)), {
    code: 'forbidden',
  });
  await spaces.removeSpaceMember({ slug, user: 'bob' }, as(bob));
  await assert.rejects(spaces.getSpace({ slug }, as(bob)), { code: 'forbidden' });
});

test('SPC-6 SPC-7 SPC-12 SPC-16 a plugin is inactive until it is activated, in one space alone, which tells who did', async () => {
  const { spaces } = platform;
  const [a, b] = [await createSpace('Activation A'), await createSpace('Activation B')];
  const isActive = async (slug: string) =>
    (await spaces.isActive({ plugin: 'tickets', slug })).active;
  assert.deepEqual([await isActive(a.slug), await isActive(b.slug)], [false, false]);
  const activations = [{ plugin: 'tickets', active: true }];
  const { changed, revision } = await spaces.setSpacePlugins(
    { slug: a.slug, activations },
    as(alice),
  );
  assert.deepEqual(changed, ['tickets']);
  assert.deepEqual([await isActive(a.slug), await isActive(b.slug)], [true, false]);
  assert.equal((await happenedIn(a.slug))[0], 'alice activated Time Tracker');
  assert.ok(!(await happenedIn(b.slug)).includes('alice activated Time Tracker'));

  await until(() => directory.revision() >= revision);
  assert.equal(directory.space(a.slug)?.decided.get('tickets'), true);
  assert.equal(directory.space(b.slug)?.decided.size, 0);

  const again = await spaces.setSpacePlugins({ slug: a.slug, activations }, as(alice));
  assert.deepEqual(again.changed, []);
});

test('SEN-6 SEN-7 SEN-27 one save toggles several, and refuses all if one cannot be', async () => {
  const { spaces } = platform;
  const { slug } = await createSpace('Bulk');
  assert.deepEqual(await activeIn(slug), ['rules', 'wiki']);
  const set = (...wanted: [string, boolean][]) => {
    const activations = wanted.map(([plugin, active]) => ({ plugin, active }));
    return spaces.setSpacePlugins({ slug, activations }, as(alice));
  };
  await assert.rejects(set(['tickets', true], ['plain', true], ['rules', false]), {
    code: 'invalid',
    message:
      /activations\[1\].plugin: "plain" is no plugin for spaces; there is rules, tickets, wiki; activations\[2\].plugin: "Rules" cannot be deactivated/,
  });
  assert.deepEqual(await activeIn(slug), ['rules', 'wiki']);
  await set(['tickets', true], ['wiki', false], ['rules', true]);
  assert.deepEqual(await activeIn(slug), ['rules', 'tickets']);

  await platform.admin.setPluginEnabled({ slug: 'tickets', enabled: false });
  assert.deepEqual(await activeIn(slug), ['rules']);
  await platform.admin.setPluginEnabled({ slug: 'tickets', enabled: true });
  assert.deepEqual(await activeIn(slug), ['rules', 'tickets']);
});

test('SEN-28 a reset forgets what was decided in every space', async () => {
  const { spaces } = platform;
  const { slug } = await createSpace('Reset');
  const activations = [{ plugin: 'wiki', active: false }];
  await spaces.setSpacePlugins({ slug, activations }, as(alice));
  await assert.rejects(spaces.resetSpacePlugin({ plugin: 'wiki' }, as(alice)), {
    code: 'forbidden',
  });
  const { revision } = await spaces.resetSpacePlugin({ plugin: 'wiki' });
  assert.deepEqual(await activeIn(slug), ['rules', 'wiki']);
  await until(() => directory.revision() >= revision);
  assert.equal(directory.space(slug)?.decided.has('wiki'), false);
});

test('SPC-32 a space is archived when it expires, is read-only then, and comes back with a later expiry', async () => {
  const { spaces } = platform;
  const expiresAt = toTimestamp(new Date(Date.now() + 1_500));
  const { space } = await spaces.createSpace({ title: 'Short', expiresAt }, as(alice));
  const slug = space?.slug ?? '';
  await until(() => directory.space(slug)?.archived === true);
  const activations = [{ plugin: 'tickets', active: true }];
  const refused = { code: 'failed_precondition', message: /the space "Short" is archived/ };
  await assert.rejects(spaces.setSpacePlugins({ slug, activations }, as(alice)), refused);
  await assert.rejects(spaces.setSpaceMember({ slug, user: 'bob', roles: [] }, as(alice)), refused);
  await assert.rejects(spaces.updateSpace({ slug, title: 'Longer' }, as(alice)), refused);

  const restore = { slug, archived: false };
  await assert.rejects(spaces.setSpaceArchived(restore, as(alice)), { message: /has expired/ });
  await spaces.updateSpace({ slug, clearExpiry: true }, as(alice));
  const { space: restored } = await spaces.setSpaceArchived(restore, as(alice));
  assert.equal(restored?.archivedAt, null);
  assert.equal((await happenedIn(slug))[0], 'alice took this space out of the archive');
});

test('SPC-33 deleting a space first says what goes, then it is gone with all of it', async () => {
  const { spaces } = platform;
  const { slug } = await createSpace('Doomed');
  const activations = [{ plugin: 'tickets', active: true }];
  await spaces.setSpacePlugins({ slug, activations }, as(alice));
  const { deleted } = await spaces.deleteSpace({ slug, dryRun: true }, as(alice));
  assert.deepEqual(deleted, [
    '1 member',
    '2 activities',
    '1 decision about a plugin',
    'what Time Tracker keeps of it',
  ]);
  const { revision } = await spaces.deleteSpace({ slug }, as(alice));
  await assert.rejects(spaces.getSpace({ slug }, as(alice)), { code: 'not_found' });
  await until(() => directory.revision() >= revision);
  assert.equal(directory.space(slug), undefined);
});
