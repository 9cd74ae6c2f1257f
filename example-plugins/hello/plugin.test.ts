import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { hello } from './plugin.ts';

test('the hello world fits in 25 lines', async () => {
  const text = await readFile(new URL('plugin.ts', import.meta.url), 'utf8');
  assert.ok(text.trimEnd().split('\n').length <= 25);
});

test('its navigation link leads to a route that it has', () => {
  const { contributions, routes } = hello.manifest;
  const [link] = contributions;
  assert.ok(routes.some(({ method, path }) => method === 'GET' && path === link?.path));
});
