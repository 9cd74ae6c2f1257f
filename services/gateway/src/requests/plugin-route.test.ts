import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsonObject } from '@patchbay/proto';
import { catalogPlugin } from '../plugin.fixture.ts';
import { createPluginRoutes } from './plugin-route.ts';

const page = { method: 'GET', path: '/configure' };
const settingsPages = { site: '/configure', space: '/sender' };

function settingsOf(manifest: JsonObject, method: string, path: string) {
  const rule = createPluginRoutes().rule(catalogPlugin('mailer', { manifest }), { method, path });
  return rule?.settings;
}

for (const [method, path, settings] of [
  ['GET', '/configure', ['site']],
  ['POST', '/configure', ['site']],
  ['POST', '/configure?step=2', ['site']],
  ['GET', '/configure/test', ['site']],
  ['GET', '/configure/a%20b', ['site']],
  ['PUT', '/sender', ['space']],
  ['POST', '/configured', []],
  ['POST', '/%63onfigure', []],
  ['POST', '/', []],
] as const) {
  test(`SEN-24 ${method} ${path}, declared or not, is for the settings of [${settings.join()}]`, () => {
    assert.deepEqual(settingsOf({ settingsPages, routes: [page] }, method, path), settings);
  });
}

test('SEN-24 of a plugin that protects routes nothing but those is for settings', () => {
  const protectedPage = { ...page, scope: 'site' };
  const manifest = { settingsPages, routes: [protectedPage] };
  assert.deepEqual(settingsOf(manifest, 'GET', '/configure'), ['site']);
  assert.equal(settingsOf(manifest, 'POST', '/configure'), undefined);
});

test('a path that no route is at is for no settings where a plugin has no page for them', () => {
  assert.deepEqual(settingsOf({ routes: [page] }, 'POST', '/configure'), []);
});
