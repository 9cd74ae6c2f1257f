import assert from 'node:assert/strict';
import test from 'node:test';
import { createBackoff } from '@patchbay/proto';
import { operations } from '@patchbay/proto/api';
import { createServer } from '../http/node-http.ts';
import { watchApi } from './watch-api.ts';

test('a watch that is cut after its first event goes on after that, and is opened ever more seldom', async (t) => {
  const after: unknown[] = [];
  const server = createServer({}, (request, response) => {
    after.push(request.headers['last-event-id']);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`id: ${after.length}\ndata: {}\n\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  const stop = new AbortController();
  const api = { url: `http://127.0.0.1:${port}`, token: 'pbt_1' };
  let heard = 0;
  const watching = (async () => {
    for await (const _event of watchApi(api, operations.watch, stop)) heard++;
  })();
  const shortest = createBackoff({ maxMs: 100 });
  for (let wait = 0; wait < 40; wait++) await shortest.wait();
  stop.abort();
  await watching;
  assert.deepEqual(after.slice(0, 3), [undefined, '1', '2']);
  assert.ok(heard > 2 && after.length < 20, `opened ${after.length} times`);
});
