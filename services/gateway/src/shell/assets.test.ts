import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { fastify } from 'fastify';
import { findAssets, serveAssets } from './assets.ts';

const assets = findAssets();
const app = fastify();
await serveAssets(app, assets);
after(() => app.close());

for (const [version, cached] of [
  [assets.base.split('/').at(-1), 'public, max-age=31536000, immutable'],
  ['latest', 'public, max-age=60, stale-while-revalidate=86400'],
  ['of-another-replica', 'public, max-age=0'],
] as const) {
  test(`assets are served as ${cached}`, async () => {
    const { statusCode, headers } = await app.inject(`/-/assets/${version}/ui/view.css`);
    assert.equal(statusCode, 200);
    assert.match(String(headers['content-type']), /^text\/css/);
    assert.equal(headers['cache-control'], cached);
  });
}

test('what view.css and the page of a plugin name is there', async () => {
  const { body } = await app.inject('/-/assets/latest/ui/view.css');
  const imported = [...body.matchAll(/@import '([^']+)'/g)].map(([, file]) => file);
  assert.deepEqual(imported, ['tokens.css', 'base.css']);
  for (const file of [...imported, 'theme.js']) {
    assert.equal((await app.inject(`/-/assets/latest/ui/${file}`)).statusCode, 200, file);
  }
});
