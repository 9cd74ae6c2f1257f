import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startExample } from '../support/example.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

type Person = TestSession & { userId: string };

const stack = new AsyncDisposableStack();
let platform: Platform;
let tracker: NodeProcess;
let root: TestSession;
let [ann, ben, cia]: [Person, Person, Person] = [] as never;
const inA = '/s/a/p/timetracker';
const inB = '/s/b/p/timetracker';

before(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-tickets-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  platform = stack.use(await startPlatform());
  root = await signInAsFirst(platform);
  const env = { TIMETRACKER_DATABASE: path.join(folder, 'tickets.sqlite') };
  tracker = stack.use(await startExample(platform, 'timetracker', { env }));
  [ann, ben, cia] = (await Promise.all(
    ['ann', 'ben', 'cia'].map((username) => signInAsNew(platform, { username })),
  )) as [Person, Person, Person];
  for (const title of ['A', 'B']) {
    await platform.spaces.createSpace({ title }, as(ann));
    for (const user of ['ben', 'cia']) {
      const slug = title.toLowerCase();
      await platform.spaces.setSpaceMember({ slug, user, roles: ['team'] }, as(ann));
    }
  }
  await until(async () => (await cia.fetch('/s/b/')).status === 200);
});
after(() => stack.disposeAsync());

const as = ({ userId }: Person) => ({ onBehalfOf: `user:${userId}` });
const post = (session: TestSession, url: string, fields: Record<string, string> = {}) =>
  session.fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
const textOf = async (session: TestSession, url: string) => (await session.fetch(url)).text();
const statusOf = async (session: TestSession, url: string) => (await session.fetch(url)).status;
const activate = (space: string, state: string) =>
  post(ann, `/s/${space}/settings/plugin`, { name: 'timetracker', state });
const today = new Date().toISOString().slice(0, 10);
const ticket = { title: 'Front page', note: 'drafts', minutes: '10', day: today };

test('SPC-3, SPC-5, SPC-7, SPC-14 a space shows it as an inactive card until somebody activates it there', async () => {
  assert.match(await textOf(ann, '/s/a/settings'), /Activate Time Tracker/);
  assert.equal(await statusOf(ann, `${inA}/tickets`), 404);
  await activate('a', 'activate');
  assert.match(await textOf(ben, '/-/fragments/nav?at=/s/a/'), /\/s\/a\/p\/timetracker\/tickets/);
  assert.match(await textOf(ben, '/s/a/'), /activated[^]*Time Tracker/);
  assert.equal(await statusOf(ben, `${inA}/tickets`), 200);
  assert.equal(await statusOf(ben, `${inB}/tickets`), 404);
});

test('SPC-19, SPC-23, SPC-30 time that is added tells the space, and once each whom it names', async () => {
  assert.match(await textOf(ben, `${inA}/new`), /name="notify" value="role:team"/);
  const notify = ['role:team', 'role:member', `user:${cia.userId}`];
  const body = new URLSearchParams(ticket);
  for (const who of notify) body.append('notify', who);
  const answer = await ben.fetch(`${inA}/new`, { method: 'POST', body });
  assert.equal(answer.status, 303, await answer.text());
  const { activities } = await platform.spaces.listActivities({ slug: 'a' }, as(ann));
  const [{ actorName, verb, target, link }] = activities as [(typeof activities)[number]];
  assert.deepEqual(
    [actorName, verb, target, link],
    ['ben', 'booked', '0:10 h on Front page', `${inA}/tickets/1`],
  );
  assert.equal(await statusOf(ann, link), 200);
  const inbox = await platform.notifications.listNotifications({}, as(cia));
  assert.deepEqual(
    inbox.notifications.map(({ title, text }) => [title, text]),
    [['ben booked 0:10 h on Front page', 'drafts']],
  );
  assert.match(await textOf(cia, '/inbox'), /ben booked 0:10 h on Front page/);
  assert.match(await textOf(cia, '/-/fragments/bell'), />1</);
});

test('SPC-4, SPC-6, SPC-9, SPC-11 each space has settings and tickets of its own', async () => {
  await activate('b', 'activate');
  assert.equal((await post(ben, `${inB}/new`, { ...ticket, title: 'Elsewhere' })).status, 303);
  const { space } = await platform.spaces.getSpace({ slug: 'a' }, as(ann));
  const url = `/plugins/timetracker/settings/space/${space?.id}`;
  const saved = await post(ann, url, { 'v.rounding_minutes': '30', version: '0' });
  assert.equal(saved.status, 303, await saved.text());
  await until(async () => /0:30 h in all/.test(await textOf(ben, `${inA}/tickets`)));
  const b = await textOf(ben, `${inB}/tickets`);
  assert.match(b, /0:15 h in all/);
  assert.match(b, /Elsewhere/);
  assert.doesNotMatch(b, /Front page/);
  assert.equal(await statusOf(ben, `${inB}/tickets/1`), 404);
  const month = await textOf(ann, `${inA}/month.csv?month=${today.slice(0, 7)}`);
  assert.match(month, /"ben","Front page",.*"30"/);
});

test('SPC-20, SPC-21 what is in a space is found there and nowhere else', async () => {
  const inSpaceA = await textOf(cia, '/s/a/search?q=drafts');
  assert.match(inSpaceA, /href="\/s\/a\/p\/timetracker\/tickets\/1"[^>]*>Front page</);
  assert.match(inSpaceA, /Time Tracker/);
  assert.match(await textOf(cia, '/s/b/search?q=front'), /Nothing is found/);
  assert.match(await textOf(cia, '/search?q=front'), /Nothing is found/);
  assert.match(await textOf(ben, '/search?q=FRONT'), /href="\/p\/timetracker\/tickets\/1"/);
  assert.match(await textOf(ben, '/-/fragments/widgets?space=a'), /You worked 0:10 h/);
});

test('a page is found by its name or its plugin, by those who may open it', async () => {
  const audit = await textOf(root, '/search?q=audit');
  assert.match(audit, /href="\/audit"[^>]*>Audit log</);
  const main = (html: string) => html.split('<main')[1] ?? '';
  const overview = /href="\/administration">Administration</;
  assert.match(main(await textOf(root, '/search?q=administration')), overview);
  assert.doesNotMatch(main(await textOf(ann, '/search?q=administration')), overview);
  assert.match(main(await textOf(ann, '/search?q=audit')), /Nothing is found/);

  const mine = main(await textOf(ann, '/search?q=time+tracker'));
  assert.match(mine, /href="\/p\/timetracker\/tickets">My time</);
  assert.doesNotMatch(mine, /href="\/plugins/);
  assert.match(main(await textOf(root, '/search?q=timetracker')), /href="\/plugins\/timetracker"/);
  const inSpace = main(await textOf(ann, '/s/a/search?q=tracker'));
  assert.match(inSpace, /href="\/s\/a\/p\/timetracker\/tickets">Time Tracker/);
  assert.match(main(await textOf(cia, '/search?q=b')), /href="\/s\/b\/"/);
  assert.doesNotMatch(main(await textOf(root, '/search?q=b')), /href="\/s\/b\/"/);
});

test('SPC-29 a ticket is changed by who wrote it, an admin of the space or a site manager', async () => {
  assert.doesNotMatch(await textOf(cia, `${inA}/tickets/1`), /<form/);
  assert.equal(await statusOf(cia, '/p/timetracker/tickets/1'), 404);
  assert.equal((await post(cia, `${inA}/tickets/1`, ticket)).status, 403);
  assert.equal((await post(ben, `${inA}/tickets/1`, ticket)).status, 303);
  assert.equal((await post(ann, `${inA}/tickets/1`, { ...ticket, minutes: '40' })).status, 303);
  assert.equal((await post(root, `${inA}/tickets/1`, { ...ticket, minutes: '50' })).status, 303);
  const { notifications } = await platform.notifications.listNotifications({}, as(ben));
  assert.deepEqual(
    notifications.map(({ title }) => title).toSorted(),
    ['Ada Admin changed your time on Front page', 'ann changed your time on Front page'].toSorted(),
  );
});

test('a timer adds what passed until it is stopped', async () => {
  assert.equal((await post(cia, `${inA}/timer`, { title: 'Review' })).status, 303);
  assert.match(await textOf(cia, `${inA}/tickets`), /Review/);
  assert.equal((await post(cia, `${inA}/timer/stop`)).status, 303);
  assert.match(await textOf(cia, `${inA}/tickets`), /Review/);
  assert.equal((await post(cia, `${inA}/timer/stop`)).status, 409);
});

test('SPC-10 SEN-9 outside of spaces it shows what one did oneself, everywhere', async () => {
  const own = await textOf(ben, '/p/timetracker/tickets');
  assert.match(own, /Front page/);
  assert.match(own, /Elsewhere/);
  assert.doesNotMatch(own, /Review/);
  assert.match(await textOf(ben, `${inA}/tickets`), /href="\/p\/timetracker\/tickets">mine/);
  assert.match(await textOf(root, '/p/timetracker/tickets'), /Review/);
});

test('its task runs once for each space where it is active, and in no other', async () => {
  const spaces = async () => {
    const { schedules } = await platform.scheduler.listSchedules({ plugin: 'timetracker' });
    return schedules.filter(({ state }) => state === 'active').map(({ space }) => space);
  };
  await until(async () => (await spaces()).length === 2);
  await activate('b', 'deactivate');
  await until(async () => (await spaces()).length === 1);
  const { schedules } = await platform.scheduler.listSchedules({ plugin: 'timetracker' });
  const { id = '' } = schedules.find(({ state }) => state === 'active') ?? {};
  await platform.scheduler.runNow({ scheduleId: id });
  await until(async () => /counted this week/.test(await textOf(ben, '/s/a/')));
});

test('SPC-17 deactivated it is gone from the navigation and 404; activated again all is there', async () => {
  await activate('a', 'deactivate');
  assert.equal(await statusOf(ben, `${inA}/tickets`), 404);
  assert.doesNotMatch(await textOf(ben, '/-/fragments/nav?at=/s/a/'), /\/s\/a\/p\/timetracker/);
  await activate('a', 'activate');
  assert.match(await textOf(ben, `${inA}/tickets`), /Front page/);
});

test('SPC-32 in an archived space tickets can be read and none added', async () => {
  await post(ann, '/s/a/settings/archive', { archived: 'yes' });
  await until(async () => {
    const { schedules } = await platform.scheduler.listSchedules({ plugin: 'timetracker' });
    return schedules.every(({ state }) => state === 'inactive');
  });
  assert.match(await textOf(ben, `${inA}/tickets`), /Front page/);
  const refused = await post(ben, `${inA}/new`, ticket);
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /the space is archived/);
});

test('SPC-33 with a deleted space its links go, and the tickets stay with who wrote them', async () => {
  assert.match(await textOf(ann, '/s/a/settings/delete'), /what Time Tracker keeps of it/);
  await post(ann, '/s/a/settings/delete');
  assert.equal(await statusOf(ben, `${inA}/tickets`), 404);
  assert.match(await textOf(ben, '/p/timetracker/tickets'), /Front page/);
});

test('while its process is away the navigation says so', async () => {
  await activate('b', 'activate');
  await tracker[Symbol.asyncDispose]();
  await until(async () => /offline/.test(await textOf(ben, '/-/fragments/nav?at=/s/b/')));
});
