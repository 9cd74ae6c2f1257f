import { Agent, request as httpRequest } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { definePlugin } from '@patchbay/sdk';
import { globalSetup, globalTeardown } from '@patchbay/test/support/global-setup.ts';
import { startNodeProcess } from '@patchbay/test/support/node-process.ts';
import { startPlatform, type Platform } from '@patchbay/test/support/platform.ts';
import { servePlugin } from '@patchbay/test/support/served-plugin.ts';
import { signInAsFirst } from '@patchbay/test/support/session.ts';
import { until } from '@patchbay/test/support/until.ts';
import { cpuSeconds } from '../../cpu-seconds.ts';
import { median, percentile, type Result } from '../../result.ts';

const plugins = 20;
const rounds = 5;

/**
 * What a `collect` over 20 plugins costs, beside 20 plain HTTP requests at once to a server in the same
 * process as the plugins, in turns. Bounded: five rounds of 2.5 s each.
 */
export async function broker(
  _onlyCase: string | undefined,
  { quick }: { quick: boolean },
): Promise<Result[]> {
  await globalSetup();
  try {
    await using platform = await startPlatform({ services: ['registry', 'gateway'] });
    await using peers = await startPeers(platform);
    return await measure(platform, peers.port, { roundMs: quick ? 500 : 2_500 });
  } finally {
    await globalTeardown();
  }
}

async function measure(
  platform: Platform,
  port: number,
  { roundMs }: { roundMs: number },
): Promise<Result[]> {
  let collect: (() => Promise<number>) | undefined;
  const asker = definePlugin({
    slug: 'asker',
    version: '1.0.0',
    extensionPoints: [{ id: 'asker.numbers', mode: 'collect' }],
    routes: {
      'GET /': ({ points }) => {
        collect = async () => (await points.collect('asker.numbers', null)).answers.length;
        return 'ready';
      },
    },
  });
  await using _served = await servePlugin(platform, asker);
  const session = await signInAsFirst(platform);
  // The identity with which the person asks is valid for a minute.
  const renew = () => session.fetch('/p/asker/');
  const ask = async () => (await collect?.()) ?? 0;
  await until(async () => {
    await renew();
    return (await ask()) === plugins;
  });

  using agent = disposableAgent();
  const direct = () =>
    Promise.all(Array.from({ length: plugins }, () => post({ port, agent }))).then(
      ({ length }) => length,
    );
  const gateway = platform.processes.gateway.pid();
  const [collectMs, directMs]: [number[], number[]] = [[], []];
  const [brokerUs, directUs]: [number[], number[]] = [[], []];
  for (const work of [ask, direct]) await timed(work, roundMs / 2);
  for (let round = 0; round < rounds; round += 1) {
    await renew();
    const before = await cpuSeconds(gateway);
    const collected = await timed(ask, roundMs);
    brokerUs.push((((await cpuSeconds(gateway)) - before) * 1e6) / (collected.length * plugins));
    const own = process.cpuUsage();
    const asked = await timed(direct, roundMs);
    const { user, system } = process.cpuUsage(own);
    directUs.push((user + system) / (asked.length * plugins));
    collectMs.push(...collected);
    directMs.push(...asked);
  }
  return [
    { name: `collect${plugins}_p50_ms`, value: percentile(collectMs, 0.5), unit: 'ms' },
    { name: `collect${plugins}_p99_ms`, value: percentile(collectMs, 0.99), unit: 'ms' },
    { name: `direct${plugins}_p50_ms`, value: percentile(directMs, 0.5), unit: 'ms' },
    { name: `direct${plugins}_p99_ms`, value: percentile(directMs, 0.99), unit: 'ms' },
    { name: 'us_per_plugin/broker', value: (1e3 * median(collectMs)) / plugins, unit: 'µs' },
    { name: 'us_per_plugin/direct', value: (1e3 * median(directMs)) / plugins, unit: 'µs' },
    { name: 'cpu_us_per_plugin/broker', value: median(brokerUs), unit: 'µs' },
    { name: 'cpu_us_per_plugin/direct', value: median(directUs), unit: 'µs' },
  ];
}

/** How long each took that was done within `forMs`, one after the other, in ms. */
async function timed(work: () => Promise<number>, forMs: number): Promise<number[]> {
  const taken: number[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const begin = performance.now();
    const answered = await work();
    taken.push(performance.now() - begin);
    if (answered !== plugins) throw new Error(`only ${answered} of ${plugins} answered`);
  }
  return taken;
}

function post({ port, agent }: { port: number; agent: Agent }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method: 'POST', path: '/', agent };
    const asking = httpRequest(options, (answer) => {
      text(answer).then((body) => resolve(JSON.parse(body)), reject);
    });
    asking.once('error', reject);
    asking.end('null');
  });
}

function disposableAgent(): Agent & Disposable {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: plugins });
  return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
}

async function startPeers(platform: Platform): Promise<AsyncDisposable & { port: number }> {
  const tokens: string[] = [];
  for (let i = 0; i < plugins; i += 1) tokens.push(await platform.credential(`answers-${i}`));
  const peers = await startNodeProcess({
    script: path.join(import.meta.dirname, 'plugins-process.ts'),
    env: {
      PATCHBAY_REGISTRY: platform.addresses.registry,
      TOKENS: tokens.join(','),
      LOG_LEVEL: 'silent',
    },
    isReady: (lines) => lines.some((line) => line.startsWith('ready at ')),
  });
  const port = Number(
    peers.lines
      .find((line) => line.startsWith('ready at '))
      ?.split(' ')
      .at(-1),
  );
  return { port, [Symbol.asyncDispose]: () => peers[Symbol.asyncDispose]() };
}
