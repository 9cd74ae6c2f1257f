import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { smallProcess } from '@patchbay/local';
import { startExample } from '@patchbay/test/support/example.ts';
import { globalSetup, globalTeardown } from '@patchbay/test/support/global-setup.ts';
import { startPlatform } from '@patchbay/test/support/platform.ts';
import { signInAsFirst } from '@patchbay/test/support/session.ts';
import { until } from '@patchbay/test/support/until.ts';
import { median, type Result } from '../result.ts';

const rounds = 5;

/**
 * The smallest plugin, as `npm start` runs it: how long from the start of its process until its page
 * comes through the gateway, and what the process then holds in memory.
 */
export async function hello(): Promise<Result[]> {
  await globalSetup();
  try {
    await using cache = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-bench-'));
    const env = { ...smallProcess, NODE_COMPILE_CACHE: cache.path };
    await using platform = await startPlatform({ services: ['registry', 'gateway'] });
    const session = await signInAsFirst(platform);
    const token = await platform.credential('hello');
    const startMs: number[] = [];
    const rssMb: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const begin = performance.now();
      const starting = startExample(platform, 'hello', { token, env });
      await until(async () => (await session.fetch('/p/hello/')).status === 200, { everyMs: 5 });
      const routableAfter = performance.now() - begin;
      await using process = await starting;
      await sleep(1000);
      // The first round fills the compile cache, as the first `npm start` does.
      if (round > 0) {
        startMs.push(routableAfter);
        rssMb.push(await residentMb(process.pid()));
      }
      await process.stop();
      await until(async () => (await session.fetch('/p/hello/')).status === 503);
    }
    return [
      { name: 'start_to_routable_ms', value: median(startMs), unit: 'ms' },
      { name: 'rss_mb', value: median(rssMb), unit: 'MB' },
    ];
  } finally {
    await globalTeardown();
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
}
