import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { openGuide, openGuideFolder } from '../support/guide.ts';
import { startPlatform } from '../support/platform.ts';
import { signInAsFirst } from '../support/session.ts';
import { until } from '../support/until.ts';

test('the guide to settings does what it says, block by block', async () => {
  const env = { SETTINGS_KEY: randomBytes(32).toString('base64') };
  await using platform = await startPlatform({ services: ['registry', 'gateway'], env });
  const session = await signInAsFirst(platform);
  await using folder = await openGuideFolder(platform);
  const { shell, start } = folder;
  const guide = await openGuide('docs/guides/plugin-settings.md');
  const file = 'example-plugins/reminders/plugin.ts';
  const refusalOf = (script: string) =>
    shell(script).then(assert.fail, ({ stderr }: { stderr: string }) => stderr);
  await folder.write(file, guide.next(file));
  const run = guide.next('run.sh');
  await using _running = start(run);
  const page = async () => (await session.fetch('/p/reminders/')).text();
  await until(async () => /Hello, Ada Admin: every 3600 s/.test(await page()));

  const mailer = 'example-plugins/mailer/plugin.ts';
  await folder.write(mailer, guide.next(mailer));
  await using _mailer = start(run.replaceAll('reminders', 'mailer'));
  const configure = '/p/mailer/configure';
  await until(async () => /value="localhost"/.test(await (await session.fetch(configure)).text()));
  const body = new URLSearchParams({ version: '0', host: 'mx-1' });
  const saved = await session.fetch(configure, { method: 'POST', body });
  assert.deepEqual([saved.status, saved.headers.get('location')], [303, configure]);
  assert.match(await (await session.fetch(configure)).text(), /value="mx-1"/);

  const shown = await shell(guide.next('set.sh'));
  assert.match(shown, /^every +7200 +stored$/m);
  assert.match(shown, /^calendar +"Work" +default$/m);
  await until(async () => /every 7200 s/.test(await page()));
  const refused = await refusalOf(guide.next('refused.sh'));
  assert.match(refused, /to\[0\]: "ada@work" is no e-mail address.*port: must be at least 1/);

  const tested = await shell(`CALENDAR_KEY=hunter2\n${guide.next('secret.sh')}`);
  assert.match(tested, /^key=•••\nsent to ada@work\.example$/m);
  await shell(guide.next('reset.sh'));
  await until(async () => /Ahoy, Ada Admin: every 3600 s/.test(await page()));
  const imported = await shell(guide.next('export.sh'));
  assert.match(imported, /settings of the site: to default → \["ada@work\.example"\]/);
  assert.doesNotMatch(await shell('cat reminders.json'), /hunter2/);
  const rotated = await shell(guide.next('rotate.sh'));
  assert.match(rotated, /^secrets sealed anew with the key \w+: 0$/m);
  guide.end();
});
