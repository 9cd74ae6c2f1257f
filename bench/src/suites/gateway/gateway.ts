import { globalSetup, globalTeardown } from '@patchbay/test/support/global-setup.ts';
import { median, type Result } from '../../result.ts';
import { startOrigins } from './origins.ts';
import { startPatchbay, type Patchbay } from './patchbay.ts';
import { startPeers, type Peer } from './peers.ts';
import { cpuUs } from './process-cpu.ts';
import { websockets } from './websockets.ts';
import { wrk, type Load } from './wrk.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
const idleSockets = Number(process.env['BENCH_WEBSOCKETS'] ?? 10_000);
const manyPlugins = Number(process.env['BENCH_PLUGINS'] ?? 1_000);

type Target = { name: string; url: string; pid: number; headers: Record<string, string> };
type Figure = { cpuUs: number; load: Load };

/**
 * The gateway beside other proxies over the same two instances: CPU time of the proxy's process per
 * request, with everything on that the gateway does (session, permission, identity, balancing, metrics).
 * The proxies take turns within each round. Needs wrk, nginx, haproxy and caddy of Debian.
 *
 * Cases: `small`, `large`, `one`, `websockets`, `plugins`. In short form: `BENCH_ROUNDS=3 BENCH_SECONDS=2`.
 */
export async function gateway(onlyCase?: string): Promise<Result[]> {
  await globalSetup();
  try {
    const results: Result[] = [];
    const runs = (name: string) => onlyCase === undefined || onlyCase === name;
    if (['small', 'large', 'one'].some(runs)) {
      await using stack = new AsyncDisposableStack();
      const origins = stack.use(await startOrigins());
      const { peers } = stack.use(await startPeers(origins.folder, origins.ports));
      const patchbay = stack.use(await startPatchbay({ ports: origins.ports }));
      if (runs('small')) results.push(...(await small(patchbay, peers)));
      if (runs('large')) results.push(...(await large(patchbay, peers)));
      if (runs('one')) results.push(...(await one(patchbay, peers)));
    }
    if (runs('plugins')) results.push(...(await plugins()));
    if (runs('websockets')) results.push(...(await websockets({ count: idleSockets })));
    return results;
  } finally {
    await globalTeardown();
  }
}

async function small(patchbay: Patchbay, peers: readonly Peer[]): Promise<Result[]> {
  const figures = await measure(targets(patchbay, peers, '1k'), { connections: 64 });
  const cpu = new Map([...figures].map(([name, all]) => [name, median(all.map((it) => it.cpuUs))]));
  const ratio = (to: string) => ({
    name: `cpu_ratio/patchbay_to_${to}`,
    value: (cpu.get('patchbay') ?? NaN) / (cpu.get(to) ?? NaN),
    unit: '×',
  });
  return [
    ...[...cpu].map(([name, value]) => ({ name: `cpu_us/${name}`, value, unit: 'µs/request' })),
    ...['nginx', 'nginx-auth_request', 'fastify-http-proxy'].map(ratio),
    ...[...figures].map(([name, all]) => ({
      name: `requests_per_second/${name}`,
      value: median(all.map(({ load }) => load.requests / load.seconds)),
      unit: 'requests/s',
    })),
  ];
}

async function large(patchbay: Patchbay, peers: readonly Peer[]): Promise<Result[]> {
  const figures = await measure(targets(patchbay, peers, '1m'), { connections: 16 });
  return [...figures].map(([name, all]) => ({
    name: `cpu_us_1mb/${name}`,
    value: median(all.map((it) => it.cpuUs)),
    unit: 'µs/response',
  }));
}

async function one(patchbay: Patchbay, peers: readonly Peer[]): Promise<Result[]> {
  const figures = await measure(targets(patchbay, peers, '1k'), { connections: 1 });
  return [...figures].map(([name, all]) => ({
    name: `p50_us_one_connection/${name}`,
    value: median(all.map(({ load }) => load.p50Us)),
    unit: 'µs',
  }));
}

/** Whether a request costs more where there are many plugins with many routes. */
async function plugins(): Promise<Result[]> {
  await using origins = await startOrigins();
  await using few = await startPatchbay({ ports: origins.ports });
  await using many = await startPatchbay({
    ports: origins.ports.slice(0, 1),
    plugins: manyPlugins,
    routesPerPlugin: 20,
  });
  const figures = await measure(
    [
      target('patchbay-1-plugin', few, `${few.plugin(0)}/1k`),
      target(`patchbay-${manyPlugins}-plugins`, many, `${many.plugin(manyPlugins - 1)}/1k`),
    ],
    { connections: 64 },
  );
  return [...figures].map(([name, all]) => ({
    name: `cpu_us/${name}`,
    value: median(all.map((it) => it.cpuUs)),
    unit: 'µs/request',
  }));
}

function targets(patchbay: Patchbay, peers: readonly Peer[], file: string): Target[] {
  return [
    target('patchbay', patchbay, `${patchbay.plugin(0)}/${file}`),
    ...peers.map(({ name, origin, pid }) => ({ name, url: `${origin}/${file}`, pid, headers: {} })),
  ];
}

function target(name: string, { pid, session }: Patchbay, url: string): Target {
  return { name, url, pid, headers: { Cookie: session.cookie } };
}

/** Every target once in each round, in turns; the first round warms up and is not counted. */
async function measure(
  all: readonly Target[],
  { connections }: { connections: number },
): Promise<Map<string, Figure[]>> {
  const figures = new Map<string, Figure[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, url, pid, headers } of all) {
      const before = await cpuUs(pid);
      const load = await wrk(url, { connections, seconds, headers });
      const used = (await cpuUs(pid)) - before;
      if (round > 0) figures.get(name)?.push({ cpuUs: used / load.requests, load });
    }
  }
  return figures;
}
