import type { IncomingMessage, ServerResponse } from 'node:http';
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { createClient, pluginCalls, type ManifestInput, type ReceivedUser } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

type PluginCalls = ReturnType<typeof callsOf>;
const callsOf = (token: string) =>
  stack.use(createClient(pluginCalls, { address: platform.addresses.registry, token }));

const stack = new AsyncDisposableStack();
let platform: Platform;
let [ann, ben, cia]: ReceivedUser[] = [];
let tickets: PluginCalls;
/** What the sender "mail" was called with; how it answers next. */
const mails: { id: string; title: string; user: { name: string; email: string }; link: string }[] =
  [];
let mailStatus = 200;
const slug = 'crew';

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  [ann, ben, cia] = await Promise.all(['ann', 'ben', 'cia'].map(createUser));
  tickets = await connect({
    slug: 'tickets',
    title: 'Time Tracker',
    scopes: { space: {} },
    notificationTypes: [
      { name: 'booked', title: 'Somebody booked time', description: 'At once' },
      { name: 'digest', title: 'Weekly digest', defaultEnabled: false },
    ],
  });
  await connect({
    slug: 'mailer',
    contributions: [{ id: 'mail', point: 'notifications.sender', title: 'Mail' }],
  });
  const { spaces } = platform;
  await spaces.createSpace({ title: 'Crew' }, as(ann));
  await spaces.setSpaceMember({ slug, user: 'ben', roles: ['team', 'admin'] }, as(ann));
  await spaces.setSpacePlugins(
    { slug, activations: [{ plugin: 'tickets', active: true }] },
    as(ann),
  );
});
after(() => stack.disposeAsync());
beforeEach(() => {
  mails.length = 0;
  mailStatus = 200;
});

async function createUser(username: string): Promise<ReceivedUser> {
  const email = `${username}@example.org`;
  const { user } = await platform.people.createUser({ username, displayName: username, email });
  return user ?? assert.fail();
}

async function connect(about: Omit<ManifestInput, 'version'> & { slug: string }) {
  const routes = [{ method: 'GET' as const, path: '/' }];
  const manifest = { ...about, version: '1.0.0', routes } as ManifestInput;
  const token = await platform.credential(about.slug);
  const registry = platform.addresses.registry;
  stack.use(
    await startRawPlugin({
      registry,
      token,
      manifest,
      onRequest: (request, response) => void answer(request, response),
    }),
  );
  await until(async () => (await platform.plugin(about.slug)).state?.name === 'ready');
  return callsOf(token);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  if (request.url === '/-/call/point/notifications.sender/mail') {
    mails.push(JSON.parse(body) as (typeof mails)[number]);
    response.statusCode = mailStatus;
  }
  response.setHeader('content-type', 'application/json').end('null');
}

const as = (user: ReceivedUser | undefined) => ({ onBehalfOf: `user:${user?.id}` });

const inboxOf = async (user: ReceivedUser | undefined) => {
  const { notifications } = await platform.notifications.listNotifications({}, as(user));
  return notifications.map(({ title }) => title);
};

test('SPC-19 a plugin tells what happened, with a deep link, once per key, where it is active', async () => {
  const activity = { space: slug, actor: ann?.id ?? '', verb: 'booked', target: '2 h', key: 'k1' };
  const { id } = await tickets.emitActivity({ ...activity, link: '/entries/7' });
  assert.equal((await tickets.emitActivity({ ...activity, link: '/entries/7' })).id, id);
  const { activities } = await platform.spaces.listActivities({ slug }, as(ben));
  const [latest] = activities;
  assert.deepEqual(
    [latest?.actorName, latest?.verb, latest?.target, latest?.link, latest?.plugin],
    ['ann', 'booked', '2 h', '/s/crew/p/tickets/entries/7', 'tickets'],
  );

  await platform.spaces.createSpace({ title: 'Other' }, as(ann));
  await assert.rejects(tickets.emitActivity({ space: 'other', verb: 'booked' }), {
    code: 'failed_precondition',
    message: /"tickets" is not active in the space "Other"/,
  });
  await assert.rejects(tickets.emitActivity({ space: slug, verb: '', link: 'https://evil.test' }), {
    code: 'invalid',
    message: /verb: .*link: /,
  });
  await assert.rejects(callsOf('patchbay.nobody').emitActivity({ space: slug, verb: 'x' }), {
    code: 'unauthenticated',
  });
});

test('SPC-19 ten activities are listed, the newest first', async () => {
  for (let n = 1; n <= 12; n += 1) await tickets.emitActivity({ space: slug, verb: `did ${n}` });
  const { activities, nextPageToken } = await platform.spaces.listActivities({ slug }, as(ann));
  assert.deepEqual(
    activities.map(({ verb }) => verb),
    [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((n) => `did ${n}`),
  );
  const next = await platform.spaces.listActivities({ slug, pageToken: nextPageToken }, as(ann));
  assert.equal(next.activities[0]?.verb, 'did 2');
});

test('SPC-23 SPC-25 roles and people are notified once each, in the inbox and by every sender', async () => {
  const meant = { type: 'booked', space: slug, roles: ['team', 'admin'], users: [ben?.id ?? ''] };
  const { notified } = await tickets.notify({ ...meant, title: 'Ann booked 2 h', link: '/e/7' });
  assert.equal(notified, 2);
  assert.deepEqual(await inboxOf(ben), ['Ann booked 2 h']);
  assert.deepEqual(await inboxOf(cia), []);
  await until(() => mails.length === 2);
  const mail = mails.find(({ user }) => user.name === 'ben');
  assert.deepEqual(
    [mail?.title, mail?.user.email, mail?.link],
    ['Ann booked 2 h', 'ben@example.org', `${platform.gatewayUrl}/s/crew/p/tickets/e/7`],
  );
  const { notifications, unread } = await platform.notifications.listNotifications({}, as(ben));
  assert.equal(unread, 1);
  assert.deepEqual(
    [notifications[0]?.spaceTitle, notifications[0]?.link],
    ['Crew', '/s/crew/p/tickets/e/7'],
  );
  const read = await platform.notifications.markNotificationsRead({}, as(ben));
  assert.equal(read.unread, 0);
});

test('a notification with a key reaches nobody twice, and not whoever caused it', async () => {
  const meant = { type: 'booked', space: slug, roles: ['member'], actor: ann?.id ?? '', key: 'n1' };
  assert.equal((await tickets.notify({ ...meant, title: 'Once' })).notified, 1);
  assert.equal((await tickets.notify({ ...meant, title: 'Twice' })).notified, 0);
  assert.deepEqual((await inboxOf(ben)).slice(0, 1), ['Once']);
  assert.ok(!(await inboxOf(ann)).includes('Once'));
});

test('SPC-22 SPC-24 somebody who switches a type off by a medium gets nothing by it', async () => {
  const { notifications } = platform;
  const { media, types } = await notifications.getNotificationPreferences({}, as(ben));
  assert.deepEqual(
    media.map(({ name, title }) => [name, title]),
    [
      ['inbox', 'Inbox'],
      ['mailer/mail', 'Mail'],
    ],
  );
  assert.deepEqual(
    types.map(({ pluginTitle, title, media: wanted }) => [pluginTitle, title, wanted]),
    [
      ['Time Tracker', 'Somebody booked time', ['inbox', 'mailer/mail']],
      ['Time Tracker', 'Weekly digest', []],
    ],
  );
  const off = { plugin: 'tickets', type: 'booked', wanted: false };
  await notifications.updateNotificationPreferences(
    { preferences: [{ ...off, medium: 'inbox' }] },
    as(ben),
  );
  const message = { type: 'booked', users: [ben?.id ?? ''], title: 'By mail only' };
  assert.equal((await tickets.notify(message)).notified, 1);
  await until(() => mails.some(({ title }) => title === 'By mail only'));
  assert.ok(!(await inboxOf(ben)).includes('By mail only'));

  await notifications.updateNotificationPreferences(
    { preferences: [{ ...off, medium: 'mailer/mail' }] },
    as(ben),
  );
  assert.equal((await tickets.notify({ ...message, title: 'Not at all' })).notified, 0);
  assert.equal((await tickets.notify({ ...message, type: 'digest' })).notified, 0);
  await assert.rejects(
    notifications.updateNotificationPreferences(
      { preferences: [{ ...off, medium: 'pigeon' }] },
      as(ben),
    ),
    { code: 'invalid', message: /preferences\[0\].medium: there is no "pigeon"/ },
  );
});

test('a sender that fails is asked again with the same notification', async () => {
  mailStatus = 500;
  await tickets.notify({ type: 'booked', users: [cia?.id ?? ''], title: 'Again' });
  await until(() => mails.length > 0);
  mailStatus = 200;
  const failed = mails.length;
  await until(() => mails.length > failed);
  assert.equal(mails[0]?.id, mails[1]?.id);
});

test('a type that the manifest does not list is refused with those it does', async () => {
  await assert.rejects(tickets.notify({ type: 'nothing', title: 'x', users: [] }), {
    code: 'invalid',
    message: /no notification type "nothing"; it lists booked, digest/,
  });
});

test('SPC-23 a plugin can ask whom something in a space can be addressed to', async () => {
  const { roles, members } = await tickets.listSpaceRecipients({ space: slug });
  assert.deepEqual(
    roles.map(({ role, title, members: n }) => [role, title, n]),
    [
      ['member', 'Everybody in the space', 2],
      ['team', 'Team', 1],
      ['admin', 'Space admins', 2],
    ],
  );
  assert.deepEqual(
    members.map(({ name, roles: held }) => [name, held.join()]),
    [
      ['ann', 'member,admin'],
      ['ben', 'member,team,admin'],
    ],
  );
});
