import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import test, { after, before } from 'node:test';
import {
  blocksOf,
  openGuide,
  openGuideFolder,
  openOutsideFolder,
  type GuideFolder,
} from '../support/guide.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const root = path.join(import.meta.dirname, '../..');

const stack = new AsyncDisposableStack();
let platform: Platform;
let session: TestSession;
let folder: GuideFolder;

before(async () => {
  platform = stack.use(await startPlatform());
  session = await signInAsFirst(platform);
  folder = stack.use(await openGuideFolder(platform));
});
after(() => stack.disposeAsync());

test('SEN-10 the guide does what it says, block by block', async () => {
  const { shell, start } = folder;
  const guide = await openGuide('docs/guides/write-a-plugin.md');
  const nextPlugin = () => folder.write(file, guide.next(file));
  const file = 'example-plugins/countdown/plugin.ts';

  await nextPlugin();
  assert.equal(await shell(guide.next('validate.sh')), 'ok countdown 1.0.0\n');
  await shell(guide.next('create-credential.sh'));
  const run = guide.next('run.sh');
  await using first = start(run);
  await until(async () => /Patience, Ada Admin/.test(await pageOf('/p/countdown/')));
  assert.match(await shell(guide.next('list.sh')), /^countdown +1\.0\.0 +third-party +ready +1 /m);
  await first[Symbol.asyncDispose]();

  await nextPlugin();
  await using second = start(run);
  await until(async () => /days until 2030-01-01/.test(await pageOf('/p/countdown/')));
  assert.match(await shell(guide.next('set.sh')), /^DAY +"2031-06-01" +stored$/m);
  await until(async () => /days until 2031-06-01/.test(await pageOf('/p/countdown/')));
  assert.match(
    await pageOf('/p/countdown/until/2031-06-01'),
    /^\{"day":"2031-06-01","days":\d+\}$/,
  );
  await second[Symbol.asyncDispose]();

  await nextPlugin();
  await using third = start(run);
  await until(() => third.lines.some((line) => /\d+ days until 2031-06-01/.test(line)));
  await until(async () => {
    const { runs } = await platform.scheduler.listRuns({ plugin: 'countdown', state: 'succeeded' });
    return runs.length > 0;
  });

  // The test below does these.
  guide.next('outside.sh');
  guide.next('validate-outside.sh');
  guide.end();
});

test('a plugin in a folder of its own, outside the repository, finds the SDK', async () => {
  const blocks = blocksOf(await readFile(path.join(root, 'docs/guides/write-a-plugin.md'), 'utf8'));
  await using outside = await openOutsideFolder();
  const run = (name: string) =>
    outside.shell(blocks.find((it) => it.startsWith(`# ${name}\n`)) ?? assert.fail(name));
  await run('outside.sh');
  const hello = path.join(root, 'example-plugins/hello/plugin.ts');
  await copyFile(hello, path.join(outside.folder, 'plugin.ts'));
  assert.equal(await run('validate-outside.sh'), 'ok hello 1.0.0\n');
});

test('the guide to spaces does what it says, block by block', async () => {
  const { shell, start } = folder;
  const guide = await openGuide('docs/guides/work-in-spaces.md');
  const file = 'example-plugins/board/plugin.ts';
  assert.match(await shell(guide.next('make.sh')), /^ada is in the-crew: member, admin$/m);

  await folder.write(file, guide.next(file));
  await using board = start(guide.next('run.sh'));
  await until(() => board.lines.some((line) => /registered/.test(line)));
  assert.match(await shell(guide.next('activate.sh')), /^board is active in the-crew$/m);
  const here = '/s/the-crew/p/board';
  await until(async () => /The Crew’s board/.test(await pageOf(`${here}/`)));
  const body = new URLSearchParams({ text: 'Lunch at noon' });
  assert.equal((await session.fetch(`${here}/notes`, { method: 'POST', body })).status, 303);
  assert.match(await pageOf(`${here}/`), /Lunch at noon/);
  assert.match(await pageOf('/s/the-crew/'), /pinned[^]*Lunch at noon/);
  assert.match(await shell(guide.next('set.sh')), /^LENGTH=1$/m);
  await session.fetch(`${here}/notes`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'Later' }),
  });
  await until(async () => !/Lunch at noon/.test(await pageOf(`${here}/`)));

  const sender = 'example-plugins/announcer/plugin.ts';
  await folder.write(sender, guide.next(sender));
  await using announcer = start(guide.next('run-sender.sh'));
  await until(() => announcer.lines.some((line) => /registered/.test(line)));
  await platform.people.createUser({ username: 'ben', displayName: 'Ben' });
  await platform.spaces.setSpaceMember({ slug: 'the-crew', user: 'ben', roles: [] });
  await session.fetch(`${here}/notes`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'Cake' }),
  });
  await until(() => announcer.lines.some((line) => /Ben: Cake/.test(line)));

  await shell(guide.next('archive.sh'));
  const archived = await session.fetch(`${here}/notes`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'Too late' }),
  });
  assert.equal(archived.status, 403);
  assert.match(await shell(guide.next('delete.sh')), /^what Board keeps of it$/m);
  await until(() => board.lines.some((line) => /forgot a space/.test(line)));
  guide.end();
});

test('the guide to tasks does what it says', async () => {
  const { shell, start } = folder;
  const guide = await openGuide('docs/guides/schedule-tasks.md');
  const file = 'example-plugins/errands/plugin.ts';
  await folder.write(file, guide.next(file));
  const token = await platform.credential('errands');
  const { registry } = platform.addresses;
  await using errands = start(
    `PATCHBAY_REGISTRY=${registry} PATCHBAY_CREDENTIAL=${token} exec npx node ${file}`,
  );
  const runsOf = async (task: string) =>
    (await platform.scheduler.listRuns({ plugin: 'errands', task, state: 'succeeded' })).runs;
  const [run] = await until(async () => {
    const runs = await runsOf('sync');
    return runs.length > 0 && runs;
  });
  assert.deepEqual([run?.resultJson, run?.progress], ['{"parts":4}', 1]);
  assert.match(await shell(guide.next('list.sh')), /errands +report +- +active +20\d\d-/);
  assert.match(await shell(guide.next('run.sh')), /^report runs now, as /);
  await until(async () => (await runsOf('report')).length === 1);

  const remind = (text: string) =>
    session.fetch('/p/errands/remind', { method: 'POST', body: text });
  assert.equal((await remind('tea')).status, 200);
  await until(() => errands.lines.some((line) => /tea/.test(line)));
  await remind('');
  const failed = await until(async () => {
    const { runs } = await platform.scheduler.listRuns({ plugin: 'errands', state: 'failed' });
    return runs[0];
  });
  assert.match(failed.error, /there is nothing to say/);
  guide.end();
});

test('the guide on plugins that extend each other does what it says, block by block', async () => {
  const { shell, start } = folder;
  const guide = await openGuide('docs/guides/extend-plugins.md');
  for (const slug of ['library', 'stars']) {
    const file = `example-plugins/${slug}/plugin.ts`;
    await folder.write(file, guide.next(file));
  }
  await using running = start(guide.next('start.sh'));
  await until(async () => /Emma.*\(4 stars\)/.test(await pageOf('/p/library/')));
  assert.match(await pageOf('/p/library/'), /Dune.*\(no stars\)/);
  assert.match(await pageOf('/-/fragments/widgets'), /<p>1 rated, Ada Admin<\/p>/);
  assert.match(
    await shell(guide.next('explain.sh')),
    /^(passed .*\n)+it is shown\n(passed .*\n)+it is shown\n$/,
  );
  assert.match(
    await shell(guide.next('command.sh')),
    /^stars +rate +ui +yes +Gives a book its stars.*"rated": "Dune"/ms,
  );
  assert.match(await pageOf('/p/library/'), /Dune.*\(5 stars\)/);
  await until(() => running.lines.some((line) => /installed with version 1\.0\.0/.test(line)));
  guide.end();
});

test('the guide to people and access does what it says, block by block', async () => {
  const { shell, start } = folder;
  const guide = await openGuide('docs/guides/people-and-access.md');
  assert.match(await shell(guide.next('roles.sh')), /^Newsroom +mona +press$/m);
  const token = (await shell(guide.next('token.sh'))).trim();
  const use = guide.next('use.sh').replace('http://localhost:8080', platform.gatewayUrl);
  await until(async () => /"plugins":/.test(await shell(`TOKEN=${token}\n${use}`)));

  const file = 'example-plugins/freeze/plugin.ts';
  await folder.write(file, guide.next(file));
  await using _freeze = start(guide.next('run.sh'));
  const api = (path: string) =>
    fetch(`http://${platform.addresses.registryHttp}/api/v1${path}`, {
      headers: { authorization: `Bearer ${platform.environment.PLATFORM_TOKEN}` },
    });
  const mona = (await platform.people.listUsers({ text: 'mona' })).users[0]?.id;
  await until(async () =>
    /spaces are frozen this week/.test(
      await (await api(`/access/spaces.create?userId=${mona}`)).text(),
    ),
  );
  assert.match(await shell(guide.next('audit.sh')), /role\.created,role:press/);
  guide.end();
});

test("the README's plugin runs by the README's commands", async () => {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const [plugin = '', commands = ''] = blocksOf(readme.split('## A plugin')[1] ?? '');
  await folder.write('plugin.ts', plugin);
  const script = commands.replace('127.0.0.1:7400', platform.addresses.registry);
  await using _running = folder.start(script);
  await until(async () => /Hello, Ada Admin/.test(await pageOf('/p/hello/')));
});

async function pageOf(url: string): Promise<string> {
  return (await session.fetch(url)).text();
}
