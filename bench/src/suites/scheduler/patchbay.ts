import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { freePort } from '@patchbay/local';
import { resolvedTaskSpec } from '@patchbay/proto';
import { startNodeProcess } from '@patchbay/test/support/node-process.ts';
import { startPlatform } from '@patchbay/test/support/platform.ts';
import { readExecutions } from './executions.ts';
import type { System } from './system.ts';

const concurrency = 100;
const perStatement = 20_000;
const spec = sql`${JSON.stringify(resolvedTaskSpec.parse({ name: 'fire', repeatSeconds: 0 }))}::jsonb`;
const script = (name: string) => path.join(import.meta.dirname, name);
const schedulerScript = script('../../../../services/scheduler/src/main.ts');

export type Patchbay = System & {
  db: Database;
  /** The processes of the two schedulers. */
  schedulerPids: number[];
  /** Where they serve HTTP. */
  schedulerHttp: string[];
};

/** The registry, two replicas of the scheduler, and two instances of a plugin. */
export async function startPatchbay(): Promise<Patchbay> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(path.join(tmpdir(), 'patchbay-bench-')));
  const file = path.join(folder.path, 'executions');
  await writeFile(file, '');
  const env = { LOG_LEVEL: 'warn', ...profiling() };
  const platform = stack.use(await startPlatform({ services: ['registry', 'scheduler'], env }));
  const [grpc, http] = [await freePort(), await freePort()];
  const second = stack.use(
    await startNodeProcess({
      script: schedulerScript,
      env: {
        ...platform.environment,
        SCHEDULER_GRPC_LISTEN: `127.0.0.1:${grpc}`,
        SCHEDULER_HTTP_LISTEN: `127.0.0.1:${http}`,
      },
      isReady: async () => (await fetch(`http://127.0.0.1:${http}/readyz`)).ok,
    }),
  );
  const log = createLogger('bench', { LOG_LEVEL: 'warn' });
  const db = stack.use(
    await connectPostgres({ url: platform.databaseUrl, schema: 'scheduler', log }),
  );
  const token = await platform.credential('timers');

  const startInstance = async (name: string) => {
    const running = await startNodeProcess({
      script: script('patchbay-plugin.ts'),
      env: {
        ...env,
        EXECUTIONS: file,
        CONCURRENCY: String(concurrency),
        PATCHBAY_REGISTRY: platform.addresses.registry,
        PATCHBAY_CREDENTIAL: token,
        PATCHBAY_INSTANCE: name,
      },
      async isReady() {
        const { instances } = await platform.plugin('timers');
        return instances.some((it) => it.name === name && it.state?.name === 'ready');
      },
    });
    stack.use(running);
  };
  await startInstance('a');
  await startInstance('b');
  const first = platform.processes.scheduler;
  const running = stack.move();

  return {
    db,
    schedulerPids: [first.pid(), second.pid()],
    schedulerHttp: [platform.addresses.schedulerHttp, `127.0.0.1:${http}`],
    async addTimers(timers) {
      for (let first = 0; first < timers.length; first += perStatement) {
        const some = timers.slice(first, first + perStatement);
        await db.run(sql`
          insert into schedules (
            plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
            state, next_fire_at)
          select 'timers', 'fire', 'bench', id::text, 'requested', 'fire',
            ${spec} || jsonb_build_object('params', jsonb_build_object('id', id, 'dueMs', due_ms)),
            'bench', 0, 0, 'active', to_timestamp(due_ms / 1000)
          from unnest(
            ${some.map(({ id }) => id)}::integer[],
            ${some.map(({ dueMs }) => dueMs)}::double precision[]
          ) as t (id, due_ms)`);
      }
    },
    async addEverySecond({ count, fromMs }) {
      await db.run(sql`
        insert into schedules (
          plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
          state, next_fire_at)
        select 'timers', 'fire', 'bench', 'every ' || id, 'requested', 'fire',
          ${spec} || jsonb_build_object(
            'repeatSeconds', 1, 'params', jsonb_build_object('id', id)),
          'bench', 0, 1000000, 'active',
          to_timestamp(${fromMs}::double precision / 1000) + id * interval '1 second' / ${count}
        from generate_series(0, ${count - 1}::integer) as id`);
    },
    killOne: () => second.kill(),
    executions: () => readExecutions(file),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** With PROFILE_DIR set, each of our processes leaves a CPU profile there when it ends. */
function profiling(): Record<string, string> {
  const folder = process.env['PROFILE_DIR'];
  return folder ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } : {};
}
