import { createClient, pluginCalls, toStruct, type ManifestInput } from '@patchbay/proto';
import { definePlugin, html, PlatformError } from '@patchbay/sdk';
import { z } from 'zod';
import { switchboard } from '../../fixtures/switchboard.ts';
import { startExample } from '../../support/example.ts';
import { startPlatform, type Platform } from '../../support/platform.ts';
import { startRawPlugin } from '../../support/raw-plugin.ts';
import { servePlugin } from '../../support/served-plugin.ts';
import {
  administrator,
  signInAsFirst,
  signInAsNew,
  type TestSession,
} from '../../support/session.ts';
import { until } from '../../support/until.ts';

export type FurnishedPlatform = AsyncDisposable & {
  platform: Platform;
  /** The first administrator, and somebody without any role. */
  ada: TestSession;
  guest: TestSession;
  /** Of a run that failed. */
  failedRun: string;
};

const longTitle = 'Reconciliation of quarterly invoices with the warehouse of Northumberland';
const longSlug = 'reconciliation-of-quarterly-invoices';

const view = '<!doctype html><html lang="en"><title>A view</title><h1>A view</h1></html>';

/** Has a task that fails, a page that fails, and a settings page of its own. */
const nightly = definePlugin({
  slug: 'nightly',
  title: 'Nightly jobs',
  description: 'What is done while nobody looks: copies, mails and indexes.',
  version: '1.0.0',
  icon: 'moon',
  scopes: { site: true, space: { defaultEnabled: true } },
  settings: z.object({ host: z.string().default('localhost') }),
  userSettings: z.object({ hour: z.int().default(3) }),
  settingsPages: { site: '/configure' },
  notificationTypes: [{ name: 'done', title: 'The nightly jobs are done' }],
  contributions: [
    { point: 'nav', id: 'nightly', title: 'Nightly jobs', path: '/' },
    { point: 'admin.tiles', id: 'jobs', title: 'Jobs of last night', path: '/' },
    {
      point: 'dashboard.widgets',
      id: 'last',
      title: 'Last night',
      run: () => ({ html: '<table><tr><th>Job</th><td>copy</td></tr></table>' }),
    },
  ],
  tasks: {
    copy: { title: 'Copy everything', onDemand: true, run: () => ({ copied: 12 }) },
    mail: {
      title: 'Mail what happened',
      onDemand: true,
      maxAttempts: 1,
      run: () => Promise.reject(new Error(`the mail server at ${'very-'.repeat(30)}long hangs up`)),
    },
  },
  routes: {
    'GET /': () =>
      html`<h1>Nightly jobs</h1>
        <p>Three of them.</p>`,
    'GET /configure': () => html`<h1>When the nightly jobs begin</h1>`,
    'GET /broken': () => {
      throw new PlatformError('unavailable', 'the disk is full');
    },
  },
});

/** A platform with something on every page: plugins in every state, people, spaces, schedules, runs. */
export async function startFurnishedPlatform(): Promise<FurnishedPlatform> {
  await using stack = new AsyncDisposableStack();
  const platform = stack.use(await startPlatform({ isolated: true }));
  const ada = await signInAsFirst(platform);
  const connect = async (manifest: Omit<ManifestInput, 'version'> & { version?: string }) => {
    const { slug } = manifest as { slug: string };
    const token = await platform.credential(slug);
    const routes = [{ method: 'GET', path: '/' }];
    const whole = { version: '1.0.0', routes, ...manifest } as ManifestInput;
    const registry = platform.addresses.registry;
    return stack.use(
      await startRawPlugin({
        registry,
        token,
        manifest: whole,
        onRequest: (_request, response) =>
          response.setHeader('content-type', 'text/html').end(view),
      }),
    );
  };
  const env = { TIMETRACKER_DATABASE: ':memory:' };
  const nightlyToken = await platform.credential('nightly');
  const [guest] = await Promise.all([
    signInAsNew(platform, { username: 'guest' }),
    servePlugin(platform, switchboard).then((it) => stack.use(it)),
    servePlugin(platform, nightly, { token: nightlyToken }).then((it) => stack.use(it)),
    ...['ockle-power', 'timer-example', 'timetracker', 'hello'].map(async (slug) =>
      stack.use(await startExample(platform, slug, { env })),
    ),
    connect({ slug: 'newsletter', title: 'Newsletter', dependencies: [{ plugin: 'cms-pages' }] }),
    connect({
      slug: longSlug,
      title: longTitle,
      description: `${longTitle}, every quarter, and whenever somebody asks.`,
      provides: [{ capability: 'accounting', version: '1.2.0' }],
      extensionPoints: [{ id: 'invoices.columns', title: 'Columns of an invoice' }],
      contributions: [{ point: 'nav', id: 'all', title: longTitle, path: '/' }],
    }),
    connect({ slug: 'letters', dependencies: [{ capability: 'accounting' }] }),
    connect({ slug: 'growing', title: 'Growing', needs: ['users.read'] }),
  ]);

  await connect({
    slug: 'growing',
    title: 'Growing',
    version: '2.0.0',
    needs: ['users.read', 'mail.send'],
  });
  const gone = await connect({
    slug: 'gone',
    title: 'Gone',
    contributions: [{ point: 'nav', id: 'gone', title: 'Gone', path: '/' }],
  });
  await platform.settings.updateSettings({
    slug: 'timer-example',
    settings: toStruct({ WAIT_TIME: 86_400 }),
  });
  await furnishPeople(platform);
  await furnishSpaces(platform, nightlyToken);
  await until(async () => (await platform.plugin('gone')).state?.name === 'ready');
  gone.server.closeAllConnections();
  gone.server.close();

  const failedRun = await furnishTasks(platform);

  const running = stack.move();
  return {
    platform,
    ada,
    guest,
    failedRun,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function furnishPeople({ people }: Platform): Promise<void> {
  const displayName = 'Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine';
  const email = 'hubert.blaine@wolfeschlegelsteinhausenbergerdorff.example.org';
  const { user } = await people.createUser({ username: 'hubert', displayName, email });
  await people.createRole({ name: 'editor', title: 'Editor', permissions: ['audit.read'] });
  await people.grantRole({ role: 'editor', userId: user?.id ?? '' });
  const { group } = await people.createGroup({ name: 'Board', description: 'Who decides' });
  await people.addGroupMember({ groupId: group?.id ?? '', userId: user?.id ?? '' });
}

/** A space with people, plugins and news, and one that is archived. */
async function furnishSpaces(platform: Platform, nightlyToken: string): Promise<void> {
  const { spaces, people } = platform;
  const { users } = await people.listUsers({ text: administrator.username });
  const ada = users[0]?.id ?? '';
  const as = { onBehalfOf: `user:${ada}` };
  await spaces.createSpace({ title: 'The Crew' }, as);
  const { space: old } = await spaces.createSpace(
    { title: 'Old friends of the county of Northumberland' },
    as,
  );
  await spaces.setSpaceArchived({ slug: old?.slug ?? '', archived: true }, as);
  const slug = 'the-crew';
  await spaces.setSpaceMember({ slug, user: 'hubert', roles: ['team'] }, as);
  await spaces.setSpacePlugins(
    { slug, activations: [{ plugin: 'timetracker', active: true }] },
    as,
  );
  using calls = createClient(pluginCalls, {
    address: platform.addresses.registry,
    token: nightlyToken,
  });
  await calls.emitActivity({
    space: slug,
    actor: ada,
    verb: 'copied',
    target: 'all of it',
    link: '/',
  });
  const text = 'All three went well.';
  await calls.notify({ type: 'done', title: 'The jobs of the night are done', text, users: [ada] });
}

/** A schedule that repeats, a run that succeeded and one that failed, whose id it returns. */
async function furnishTasks({ scheduler }: Platform): Promise<string> {
  const add = (schedule: object) =>
    scheduler.createSchedule({
      plugin: 'nightly',
      schedule: toStruct(schedule as never),
      requestedBy: administrator.username,
    });
  await add({ task: 'copy', in: 86_400, every: 86_400 });
  await add({ task: 'copy', in: 0 });
  await add({ task: 'mail', in: 0 });
  return until(async () => {
    const { runs } = await scheduler.listRuns({ plugin: 'nightly' });
    if (!runs.some(({ state }) => state === 'succeeded')) return undefined;
    return runs.find(({ state }) => state === 'failed')?.id;
  });
}
