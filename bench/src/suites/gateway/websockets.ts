import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../../result.ts';
import { startPatchbay } from './patchbay.ts';
import { memoryBytes } from './process-cpu.ts';

/** What idle WebSockets hold in the gateway's memory, both of their connections together, and an echo. */
export async function websockets({ count }: { count: number }): Promise<Result[]> {
  const ends = fork(path.join(import.meta.dirname, 'sockets-process.ts'));
  try {
    const [{ port }] = (await once(ends, 'message')) as [{ port: number }];
    await using patchbay = await startPatchbay({ ports: [port] });
    await sleep(2_000);
    const before = await memoryBytes(patchbay.pid);
    const { session, platform } = patchbay;
    ends.send([
      'open',
      String(count),
      `${patchbay.plugin(0)}/1k`,
      session.cookie,
      platform.gatewayUrl,
    ]);
    await once(ends, 'message');
    await sleep(5_000);
    const after = await memoryBytes(patchbay.pid);
    ends.send(['echo', '2000']);
    const [{ p99Ms }] = (await once(ends, 'message')) as [{ p99Ms: number }];
    return [
      {
        name: `rss_kb_per_websocket/patchbay`,
        value: (after.now - before.now) / count / 1_000,
        unit: 'kB',
      },
      { name: 'websocket_echo_p99_us/patchbay', value: p99Ms * 1_000, unit: 'µs' },
    ];
  } finally {
    ends.kill();
  }
}
