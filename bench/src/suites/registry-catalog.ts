import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { globalSetup, globalTeardown } from '@patchbay/test/support/global-setup.ts';
import { startPlatform, type Platform } from '@patchbay/test/support/platform.ts';
import { until } from '@patchbay/test/support/until.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { median, type Result } from '../result.ts';
import { connectFleet } from './registry-fleet.ts';

const plugins = 100;
const rounds = 3;
const seconds = 5;

type Load = { perSecond: number; perCpuSecond: number };

/**
 * `GET /api/v1/plugins` with 100 plugins on one page, by wrk from another process over 16 connections
 * that are kept. `…_rps` is what came in a second, `…_per_cpu_s` what one second of the registry's
 * processor serves: on a machine with nothing else to do the two are the same. `unchanged` is the
 * same read with the ETag it had.
 */
export async function registryCatalog(): Promise<Result[]> {
  await globalSetup();
  try {
    await using platform = await startPlatform({ services: ['registry'], leaseSeconds: 60 });
    await using _fleet = await connectFleet(platform, { plugins, instancesPerPlugin: 1 });
    await until(async () => (await listed(platform)).ready === plugins, { withinMs: 120_000 });
    const { bytes, etag } = await listed(platform);
    await load(platform, { etag: '', seconds: 2 });
    const [whole, unchanged] = [[], []] as [Load[], Load[]];
    for (let round = 0; round < rounds; round += 1) {
      whole.push(await load(platform, { etag: '', seconds }));
      unchanged.push(await load(platform, { etag, seconds }));
    }
    return [
      { name: 'catalog_rps', value: middle(whole, 'perSecond'), unit: '/s' },
      { name: 'catalog_per_cpu_s', value: middle(whole, 'perCpuSecond'), unit: '/cpu-s' },
      { name: 'catalog_unchanged_rps', value: middle(unchanged, 'perSecond'), unit: '/s' },
      {
        name: 'catalog_unchanged_per_cpu_s',
        value: middle(unchanged, 'perCpuSecond'),
        unit: '/cpu-s',
      },
      { name: 'catalog_kb', value: bytes / 1000, unit: 'kB' },
    ];
  } finally {
    await globalTeardown();
  }
}

function middle(loads: readonly Load[], what: keyof Load): number {
  return median(loads.map((load) => load[what]));
}

async function listed({ addresses, environment }: Platform) {
  const response = await fetch(`http://${addresses.registryHttp}/api/v1/plugins`, {
    headers: { authorization: `Bearer ${environment.PLATFORM_TOKEN}` },
  });
  const text = await response.text();
  const { plugins } = JSON.parse(text) as { plugins: { state: { name: string } }[] };
  return {
    ready: plugins.filter(({ state }) => state.name === 'ready').length,
    bytes: Buffer.byteLength(text),
    etag: response.headers.get('etag') ?? '',
  };
}

async function load(
  { addresses, environment, processes }: Platform,
  { etag, seconds }: { etag: string; seconds: number },
): Promise<Load> {
  const pid = processes.registry.pid();
  const before = await cpuSeconds(pid);
  const options = ['-t', '1', '-c', '16', '-d', `${seconds}s`];
  const headers = [`authorization: Bearer ${environment.PLATFORM_TOKEN}`];
  if (etag) headers.push(`if-none-match: ${etag}`);
  const { stdout } = await promisify(execFile)('wrk', [
    ...options,
    ...headers.flatMap((header) => ['-H', header]),
    `http://${addresses.registryHttp}/api/v1/plugins`,
  ]);
  const used = (await cpuSeconds(pid)) - before;
  if (/Non-2xx/.test(stdout)) throw new Error(stdout);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  return { perSecond, perCpuSecond: requests / used };
}
