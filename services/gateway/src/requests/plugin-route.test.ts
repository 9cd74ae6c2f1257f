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

test('SEN-24 a page for settings under a route that is for other paths too is for those as well', () => {
  for (const [declared, others] of [
    ['/*', ['/stored', '/a/configure']],
    ['/:page', ['/stored']],
  ] as const) {
    const routes = ['GET', 'POST'].map((method) => ({ method, path: declared, scope: 'site' }));
    const manifest = { settingsPages, routes };
    assert.deepEqual(settingsOf(manifest, 'GET', '/configure'), ['site'], declared);
    assert.deepEqual(settingsOf(manifest, 'POST', '/configure?step=2'), ['site'], declared);
    for (const path of others) assert.deepEqual(settingsOf(manifest, 'GET', path), [], path);
  }
  const manifest = { settingsPages, routes: [{ method: 'POST', path: '/*' }] };
  assert.deepEqual(settingsOf(manifest, 'POST', '/sender/save'), ['space']);
});

test('what a route says of its pages holds for a page for settings below it, also where that is encoded', () => {
  const routes = [{ method: 'GET', path: '/*', view: { permissions: ['camera'] } }];
  const plugin = catalogPlugin('mailer', { manifest: { settingsPages, routes } });
  const rule = createPluginRoutes().rule(plugin, { method: 'GET', path: '/configure/a%20b' });
  assert.deepEqual([rule?.label, rule?.settings], ['GET /*', ['site']]);
  assert.deepEqual(rule?.view.permissions, ['camera']);
});

test('SEN-24 of a plugin that protects routes nothing but those is for settings', () => {
  const protectedPage = { ...page, scope: 'site' };
  const manifest = { settingsPages, routes: [protectedPage] };
  assert.deepEqual(settingsOf(manifest, 'GET', '/configure'), ['site']);
  assert.equal(settingsOf(manifest, 'POST', '/configure'), undefined);
});

test('a path that no route is at is for no settings where a plugin has no page for them', () => {
  assert.deepEqual(settingsOf({ routes: [page] }, 'POST', '/configure'), []);
});

test('a path that is decoded to a route for spaces, or the site, is asked for there alone', () => {
  const routes: JsonObject[] = [
    { method: 'GET', path: '/*' },
    { method: 'GET', path: '/team', scope: 'space' },
    { method: 'GET', path: '/all', scope: 'site' },
  ];
  const plugin = catalogPlugin('mailer', { manifest: { routes } });
  const routesOf = createPluginRoutes();
  const labelOf = (path: string, space?: string) =>
    routesOf.rule(plugin, { method: 'GET', path, space })?.label;
  for (const team of ['/team', '/%74eam']) {
    assert.equal(labelOf(team), undefined, team);
    assert.match(labelOf(team, 'crew') ?? '', /^GET/, team);
  }
  for (const all of ['/all', '/a%6cl']) {
    assert.equal(labelOf(all, 'crew'), undefined, all);
    assert.match(labelOf(all) ?? '', /^GET/, all);
  }
  assert.equal(labelOf('/%6fther'), 'GET /*');
});
