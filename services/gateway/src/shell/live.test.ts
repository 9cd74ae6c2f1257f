import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../../test/support/until.ts';
import { createLive, type Live } from './live.ts';

/** An open page that has stopped reading, with this much on its way to it. */
async function openPage(
  t: TestContext,
  live: Live,
  waitingBytes: number,
): Promise<IncomingMessage> {
  const server = createServer((_req, res) => {
    live.subscribe(res, 'ada');
    res.write(Buffer.alloc(waitingBytes));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ port: (server.address() as AddressInfo).port });
  t.after(() => {
    request.destroy();
    server.close();
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.pause().on('error', () => {});
  return response;
}

test('a page that does not read is cut off when something changes', async (t) => {
  using live = createLive();
  const page = await openPage(t, live, 32_000_000);
  live.changed('catalog');
  await sleep(400);
  page.resume();
  const closed = once(page, 'close', { signal: AbortSignal.timeout(5_000) });
  await assert.rejects(closed, { code: 'ECONNRESET' });
});

test('what concerns one person is told to their pages alone', async (t) => {
  using live = createLive();
  const server = createServer((req, res) => live.subscribe(res, String(req.url).slice(1)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  const heard: string[] = [];
  const listen = async (userId: string) => {
    const request = get({ port: (server.address() as AddressInfo).port, path: `/${userId}` });
    t.after(() => request.destroy());
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.on('error', () => {});
    response.on('data', (chunk: Buffer) => {
      const [, topic] = /event: (\w+)/.exec(String(chunk)) ?? [];
      if (topic) heard.push(`${userId} ${topic}`);
    });
  };
  await listen('ada');
  await listen('bob');
  live.changed('inbox', ['bob']);
  await until(() => heard.length > 0);
  live.changed('catalog');
  await until(() => heard.length > 2);
  assert.deepEqual(heard.toSorted(), ['ada catalog', 'bob catalog', 'bob inbox']);
});
