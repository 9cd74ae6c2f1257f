import assert from 'node:assert/strict';
import test from 'node:test';
import type { PlatformError } from '@patchbay/proto';
import { createServer } from '../http/node-http.ts';
import { createApiClient } from './api-client.ts';

test('an address or a token that cannot be one is refused at once, by name', () => {
  for (const [url, token, fields] of [
    ['', 'pbt_1', ['url']],
    ['localhost:8080', 'pbt_1', ['url']],
    ['http://localhost:8080', '', ['token']],
    ['http://localhost:8080', 'pbt_1\n', ['token']],
  ] as const) {
    assert.throws(
      () => createApiClient({ url, token }),
      (error: PlatformError) => {
        assert.deepEqual(
          error.details.violations?.map(({ field }) => field),
          fields,
        );
        return error.code === 'invalid';
      },
    );
  }
});

test('the address may end in a slash, and a member of the path has to be there', async (t) => {
  const asked: (string | undefined)[] = [];
  const server = createServer({}, (request, response) => {
    asked.push(request.url);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  const api = createApiClient({ url: `http://127.0.0.1:${port}/`, token: 'pbt_1' });
  await api.getPlugin({ slug: 'hello' });
  assert.deepEqual(asked, ['/api/v1/plugins/hello']);
  await assert.rejects(api.getPlugin({} as never), /slug: is required/);
});
