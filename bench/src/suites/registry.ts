import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { admin, catalog, createClient } from '@patchbay/proto';
import { globalSetup, globalTeardown } from '@patchbay/test/support/global-setup.ts';
import { startPlatform, type Platform } from '@patchbay/test/support/platform.ts';
import { until } from '@patchbay/test/support/until.ts';
import { cpuOfTree } from '../cpu-of-tree.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { percentile, type Result } from '../result.ts';
import { registryCatalog } from './registry-catalog.ts';
import { connectFleet } from './registry-fleet.ts';

const plugins = 1_000;
const instancesPerPlugin = 3;
const watchers = 50;
const changes = 100;

/** The fleet, and what the API reads from memory: `fleet`, `catalog`. */
export async function registry(onlyCase?: string): Promise<Result[]> {
  const results: Result[] = [];
  if (onlyCase !== 'catalog') results.push(...(await registryFleet()));
  if (onlyCase !== 'fleet') results.push(...(await registryCatalog()));
  return results;
}

/**
 * One registry with 3,000 connected processes: what it holds and does while nothing happens, how fast
 * all come back after it was killed, and how soon 50 watchers hear of a change. The processes are
 * streams of one other process on the same two cores.
 */
async function registryFleet(): Promise<Result[]> {
  await globalSetup();
  try {
    await using platform = await startPlatform({ services: ['registry'], leaseSeconds: 30 });
    await using fleet = await connectFleet(platform, { plugins, instancesPerPlugin });
    await untilAllReady(platform);

    const idle = await measureIdle(platform);
    const watchMs = await measureWatch(platform);

    await platform.processes.registry.kill();
    const [begin, before] = [performance.now(), await cpuOfTree()];
    await platform.processes.registry.restart();
    await untilAllReady(platform, fleet.reconnects);
    const reconnectS = (performance.now() - begin) / 1000;
    const cpu = await cpuOfTree();
    const postgresCpuS = cpu.named('postgres') - before.named('postgres');
    const fleetCpuS = cpu.of(fleet.pid()) - before.of(fleet.pid());
    const perInstance = (await statements(platform)) / (plugins * instancesPerPlugin);

    return [
      ...idle,
      { name: 'watch_p99_ms', value: percentile(watchMs, 0.99), unit: 'ms' },
      { name: 'watch_p50_ms', value: percentile(watchMs, 0.5), unit: 'ms' },
      { name: 'reconnect_all_s', value: reconnectS, unit: 's' },
      {
        name: 'reconnect_registry_cpu_s',
        value: cpu.of(platform.processes.registry.pid()),
        unit: 's',
      },
      { name: 'reconnect_postgres_cpu_s', value: postgresCpuS, unit: 's' },
      { name: 'reconnect_fleet_cpu_s', value: fleetCpuS, unit: 's' },
      { name: 'reconnect_statements', value: perInstance, unit: '/instance' },
    ];
  } finally {
    await globalTeardown();
  }
}

async function untilAllReady(platform: Platform, reconnects?: () => number): Promise<void> {
  const expected = plugins * instancesPerPlugin;
  await until(
    async () => {
      if (reconnects && reconnects() < expected) return false;
      const { plugins: page } = await platform.catalog.listPlugins({ pageSize: 1_000 });
      const ready = page
        .flatMap(({ instances }) => instances)
        .filter(({ state }) => state?.name === 'ready').length;
      return ready >= expected;
    },
    { withinMs: 180_000, everyMs: 250, what: 'all instances ready' },
  );
}

async function measureIdle(platform: Platform): Promise<Result[]> {
  const seconds = 20;
  const pid = platform.processes.registry.pid();
  await sleep(5_000);
  const [statementsBefore, cpuBefore] = [await statements(platform), await cpuSeconds(pid)];
  await sleep(seconds * 1000);
  const [statementsAfter, cpuAfter] = [await statements(platform), await cpuSeconds(pid)];
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const rssMb = (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
  const perSecond = (statementsAfter - statementsBefore) / seconds;
  return [
    { name: 'idle_statements_per_s', value: perSecond, unit: '/s' },
    { name: 'idle_cpu_percent', value: ((cpuAfter - cpuBefore) / seconds) * 100, unit: '%' },
    { name: 'rss_mb', value: rssMb, unit: 'MB' },
  ];
}

async function statements(platform: Platform): Promise<number> {
  const response = await fetch(`http://${platform.addresses.registryHttp}/metrics`);
  const line = /^patchbay_postgres_statements_total\{.*\} (\d+)$/m.exec(await response.text());
  return Number(line?.[1]);
}

async function measureWatch(platform: Platform): Promise<number[]> {
  const auth = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  const heardMs: number[] = [];
  const sentAt = new Map<string, number>();
  const stop = new AbortController();
  const clients = Array.from({ length: watchers }, () => createClient(catalog, auth));
  let snapshots = 0;
  const following = clients.map(async (client) => {
    for await (const { snapshot, change } of client.watch({}, { signal: stop.signal })) {
      if (snapshot) snapshots += 1;
      const at = sentAt.get(change?.slug ?? '');
      if (at !== undefined && change?.plugin?.index === 1) heardMs.push(performance.now() - at);
    }
  });
  const ended = Promise.allSettled(following);
  await until(() => snapshots === watchers, { withinMs: 60_000 });
  using operator = createClient(admin, auth);
  for (let i = 0; i < changes; i += 1) {
    const slug = `fleet-${i}`;
    sentAt.set(slug, performance.now());
    await operator.updatePlugin({ slug, index: 1 });
    await sleep(50);
  }
  await until(() => heardMs.length === watchers * changes, { withinMs: 20_000 });
  stop.abort();
  await ended;
  for (const client of clients) client[Symbol.dispose]();
  return heardMs;
}
