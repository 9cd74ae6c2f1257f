import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readable } from '../../chart.ts';
import type { Measured } from './gateway.ts';
import { startPatchbay } from './patchbay.ts';
import { memoryBytes, openFilesLimit } from './process-cpu.ts';

const wanted = Number(process.env['BENCH_WEBSOCKETS'] ?? 10_000);

/** What idle WebSockets hold in the gateway's memory, both of their connections together, and an echo. */
export async function websockets(): Promise<Measured> {
  const ends = fork(path.join(import.meta.dirname, 'sockets-process.ts'));
  try {
    const [{ port }] = (await once(ends, 'message')) as [{ port: number }];
    // A process of its own: what others freed would hide what these take.
    await using patchbay = await startPatchbay({ ports: [port] });
    const { pid, session, platform } = patchbay;
    // Each has two connections in the gateway, and both ends in one other process.
    const count = Math.min(wanted, Math.floor(((await openFilesLimit(pid)) - 500) / 2));
    if (count < wanted) console.error(`gateway: open files are limited, so ${count} WebSockets`);
    await sleep(2_000);
    const before = await memoryBytes(pid);
    const url = `${patchbay.plugin(0)}/1k`;
    ends.send(['open', String(count), url, session.cookie, platform.gatewayUrl]);
    await once(ends, 'message');
    await sleep(5_000);
    const after = await memoryBytes(pid);
    ends.send(['echo', '2000']);
    const [{ p99Ms }] = (await once(ends, 'message')) as [{ p99Ms: number }];
    const kb = (after.now - before.now) / count / 1_000;
    return {
      results: [
        { name: 'rss_kb_per_websocket/patchbay', value: kb, unit: 'kB' },
        { name: 'websocket_echo_p99_us/patchbay', value: p99Ms * 1_000, unit: 'µs' },
      ],
      section: {
        title: 'Idle WebSockets',
        text: `${count.toLocaleString('en')} of them: growth of resident memory per WebSocket, both connections together, and the time of an echo of 32 bytes through one of them.`,
        header: ['WebSockets', 'kB each', 'echo p99, µs'],
        rows: [[count.toLocaleString('en'), readable(kb), readable(p99Ms * 1_000)]],
      },
    };
  } finally {
    ends.kill();
  }
}
