import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError, repeat, type Violation } from '@patchbay/proto';
import { z } from 'zod';
import { definePlugin } from './define-plugin.ts';
import { setting } from './setting.ts';

const basics = { slug: 'notes', version: '1.0.0' };

test('the manifest lists routes and tasks without their handlers, and passes the rest on', () => {
  const { manifest } = definePlugin({
    ...basics,
    title: 'Notes',
    license: 'MIT',
    contributions: [{ point: 'nav', id: 'notes', title: 'Notes', path: '/' }],
    routes: { 'GET /': () => 'all', 'POST /:id/done': () => undefined },
    tasks: { sweep: { title: 'Sweep', repeatSeconds: 60, run: () => undefined } },
  });
  assert.equal(manifest.title, 'Notes');
  assert.equal(manifest.license, 'MIT');
  assert.deepEqual(manifest.routes, [
    { method: 'GET', path: '/', permissions: [] },
    { method: 'POST', path: '/:id/done', permissions: [] },
  ]);
  const [task] = manifest.tasks;
  assert.deepEqual(
    { name: task?.name, title: task?.title, repeatSeconds: task?.repeatSeconds },
    { name: 'sweep', title: 'Sweep', repeatSeconds: 60 },
  );
  assert.deepEqual(JSON.parse(JSON.stringify(manifest)), manifest);
});

test('settings become a JSON Schema with their defaults, and a task may refer to one', () => {
  const { manifest } = definePlugin({
    ...basics,
    settings: z.object({ WAIT_TIME: z.int().min(1).default(1).describe('Seconds') }),
    tasks: { tick: { repeatSeconds: setting('WAIT_TIME'), run: () => undefined } },
  });
  assert.deepEqual(manifest.tasks[0]?.repeatSeconds, { setting: 'WAIT_TIME' });
  assert.partialDeepStrictEqual(manifest.settings, {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { WAIT_TIME: { type: 'integer', minimum: 1, default: 1, description: 'Seconds' } },
  });
  assert.equal(manifest.settings?.['required'], undefined);
});

test('every mistake is reported at once with its field path', () => {
  const violations = violationsOf(() =>
    definePlugin({
      slug: 'Notes',
      version: 'one',
      spaceSettings: z.object({ HOST: z.string() }),
      contributions: [{ point: 'nav', id: 'notes' }],
      tasks: { tick: { delaySeconds: -1, run: () => undefined } },
    }),
  );
  assert.deepEqual(
    violations.map(({ field }) => field),
    ['spaceSettings.HOST', 'slug', 'version', 'tasks.tick.delaySeconds', 'contributions[0].path'],
  );
});

test('a task that refers to a setting that is not there is refused', () => {
  const violations = violationsOf(() =>
    definePlugin({
      ...basics,
      // @ts-expect-error the plugin has no setting of that name
      tasks: { tick: { repeatSeconds: setting('WAIT'), run: () => undefined } },
    }),
  );
  assert.deepEqual(
    violations.map(({ field }) => field),
    ['tasks.tick.repeatSeconds.setting'],
  );
});

test('BGT-5 what is listed without a function that does it is refused', () => {
  const violations = violationsOf(() =>
    definePlugin({
      ...basics,
      // @ts-expect-error a route has a handler
      routes: { 'GET /': () => '', 'GET /odd': { access: 'public' } },
      // @ts-expect-error a task has a handler
      tasks: { poll: { delaySeconds: 5, run: () => undefined }, typo: { runs: () => undefined } },
      // @ts-expect-error a command has a handler
      commands: { greet: { title: 'Greet' } },
    }),
  );
  assert.deepEqual(
    violations.map(({ field }) => field),
    ['routes.GET /odd', 'tasks.typo.run', 'commands.greet.run'],
  );
});

test('BGT-9 a task has several schedules, each with its own params and what the task says for all', () => {
  const { manifest, tasks } = definePlugin({
    ...basics,
    tasks: {
      poll: {
        maxAttempts: 3,
        schedules: [
          { params: { feed: 1 }, cron: '@hourly' },
          { params: { feed: 2 }, repeatSeconds: repeat.daily },
        ],
        run: ({ feed }) => feed.toFixed(0),
      },
    },
  });
  assert.partialDeepStrictEqual(manifest.tasks, [
    { name: 'poll', params: { feed: 1 }, cron: '@hourly', maxAttempts: 3 },
    { name: 'poll', params: { feed: 2 }, repeatSeconds: 86_400, maxAttempts: 3 },
  ]);
  assert.equal(manifest.tasks[0]?.['schedules'], undefined);
  assert.deepEqual(Object.keys(tasks), ['poll']);
});

test('what has a name in the definition is called by it where it is wrong', () => {
  const violations = violationsOf(() =>
    definePlugin({
      ...basics,
      // @ts-expect-error a path begins with a slash
      routes: { 'GET /': () => '', 'GET feed': () => '' },
      tasks: {
        'Not lower': { run: () => undefined },
        poll: { schedules: [{}, { cron: '61 * * * *' }], run: () => undefined },
      },
      commands: {
        save: {
          title: 'No',
          description: 'Nothing',
          input: z.object({ at: z.date() }),
          run: () => undefined,
        },
      },
      lifecycle: { instaled: () => undefined } as object,
    }),
  );
  assert.deepEqual(violations.map(({ field }) => field).toSorted(), [
    'commands.save.input',
    'lifecycle.instaled',
    'routes.GET feed',
    'tasks.Not lower.name',
    'tasks.poll.schedules[1].cron',
  ]);
});

test('members of another shape are named too', () => {
  const odd = {
    ...basics,
    settings: { A: 1 },
    routes: { 'GET /': 'hello' },
    commands: [{ name: 'rate' }],
    contributions: { point: 'nav' },
  };
  assert.deepEqual(
    violationsOf(() => definePlugin(odd as never)).map(({ field }) => field),
    ['routes.GET /', 'commands', 'contributions', 'settings'],
  );
  assert.equal(violationsOf(() => definePlugin(undefined as never)).length, 1);
});

test('two schedules of a task with the same params are refused', () => {
  const schedules = [{ params: { a: 1, b: 2 } }, { params: { b: 2, a: 1 } }];
  const violations = violationsOf(() =>
    definePlugin({ ...basics, tasks: { poll: { schedules, run: () => undefined } } }),
  );
  assert.deepEqual(
    violations.map(({ field }) => field),
    ['tasks.poll.schedules[1].name'],
  );
});

test('handlers know the types of path parameters, settings and task parameters', () => {
  const { routes, tasks } = definePlugin({
    ...basics,
    settings: z.object({ LIMIT: z.int().default(3) }),
    routes: {
      'GET /:list/:id': ({ params, settings }) => {
        const text: string = params.list + params.id;
        const limit: number = settings.LIMIT;
        // @ts-expect-error the path has no such parameter
        return { text, limit, none: params.other };
      },
      'POST /later': async ({ schedules }) => {
        await schedules.add({ task: 'sweep', in: 60, every: 3_600 });
        // @ts-expect-error it does not say when
        await schedules.add({ task: 'sweep' });
        // @ts-expect-error cron says all moments by itself
        await schedules.add({ task: 'sweep', cron: '@daily', every: 60 });
      },
    },
    tasks: {
      plain: { run: (_params, { log }) => log.info('no params') },
      sweep: {
        params: { days: 3 },
        run: (params, { settings }) => params.days.toFixed(0) + settings.LIMIT.toFixed(0),
      },
    },
  });
  assert.deepEqual(
    [...Object.keys(routes), ...Object.keys(tasks)],
    ['GET /:list/:id', 'POST /later', 'plain', 'sweep'],
  );
});

function violationsOf(define: () => unknown): readonly Violation[] {
  try {
    define();
  } catch (error) {
    assert.ok(error instanceof PlatformError);
    return error.details.violations ?? [];
  }
  assert.fail('nothing was refused');
}
