import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { readable } from '../../chart.ts';
import type { Measured } from './gateway.ts';
import { startInstance } from './instance.ts';
import { addPlugin } from './patchbay.ts';
import { forgetPeak, memoryBytes } from './process-cpu.ts';
import type { Site } from './site.ts';

const piece = Buffer.alloc(1_048_576);
const pieces = 1_024;

/** What the gateway's memory grows by while a gigabyte passes through. */
export async function bodies({ patchbay }: Site): Promise<Measured> {
  using instance = await startInstance('bodies');
  await using _plugin = await addPlugin(patchbay, { name: 'bodies', ports: [instance.port] });
  const { pid, platform, session } = patchbay;
  const base = `http://${platform.addresses.gateway}/p/bodies-0`;
  const headers = { Cookie: session.cookie, Origin: platform.gatewayUrl };

  const growth = async (pass: () => Promise<void>) => {
    await forgetPeak(pid);
    const before = await memoryBytes(pid);
    const began = performance.now();
    await pass();
    const after = await memoryBytes(pid);
    return { mb: (after.peak - before.now) / 1e6, s: (performance.now() - began) / 1_000 };
  };
  const down = await growth(() => download(`${base}/1g`, headers));
  const up = await growth(() => upload(`${base}/upload`, headers));
  return {
    results: [
      { name: 'rss_growth_mb/download_1gb', value: down.mb, unit: 'MB' },
      { name: 'rss_growth_mb/upload_1gb', value: up.mb, unit: 'MB' },
    ],
    section: {
      title: 'A gigabyte through the gateway',
      text: 'Peak of resident memory while it passes, above what it was before.',
      header: ['', 'growth, MB', 'seconds'],
      rows: [
        ['download', readable(down.mb), readable(down.s)],
        ['upload', readable(up.mb), readable(up.s)],
      ],
    },
  };
}

async function download(url: string, headers: Record<string, string>): Promise<void> {
  const asking = request(url, { headers }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
  await once(answer, 'end');
  if (bytes !== pieces * piece.length) throw new Error(`${url}: ${bytes} bytes came`);
}

async function upload(url: string, headers: Record<string, string>): Promise<void> {
  const length = { 'Content-Length': String(pieces * piece.length) };
  const sending = request(url, { method: 'POST', headers: { ...headers, ...length } });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  for (let i = 0; i < pieces; i++) if (!sending.write(piece)) await once(sending, 'drain');
  sending.end();
  const [answer] = await answered;
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  if (text !== length['Content-Length']) throw new Error(`${url}: ${answer.statusCode} ${text}`);
}
