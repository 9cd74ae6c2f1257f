import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError } from './errors.ts';
import { parseManifest } from './manifest.ts';
import { settingsPageOf, settingsScopesOf } from './settings-pages.ts';

const settings = { type: 'object', properties: { every: { type: 'integer', default: 1 } } };
const base = {
  slug: 'notes',
  version: '1.0.0',
  settings,
  routes: [
    { method: 'GET', path: '/configure' },
    { method: 'POST', path: '/save' },
  ],
};

function violationsOf(manifest: unknown): string[] {
  try {
    parseManifest(manifest);
    return [];
  } catch (error) {
    assert.ok(error instanceof PlatformError);
    return (error.details.violations ?? []).map(({ field, message }) => `${field} ${message}`);
  }
}

test('SEN-24 a page for settings is a GET route without parameters, for settings that are declared', () => {
  const pages = (site: unknown) => violationsOf({ ...base, settingsPages: { site } });
  assert.deepEqual(pages('/configure'), []);
  for (const [path, said] of [
    ['configure', /^settingsPages\.site must begin with one "\/"/],
    ['/notes/:id', /^settingsPages\.site must be a path without parameters/],
    ['/nowhere', /^settingsPages\.site no route GET \/nowhere; the manifest lists GET \/configure/],
    ['/save', /^settingsPages\.site no route GET \/save/],
    [7, /^settingsPages\.site /],
  ] as const) {
    assert.match(pages(path).join('\n'), said);
  }
  const forUsers = violationsOf({ ...base, settingsPages: { user: '/configure' } });
  assert.deepEqual(forUsers, [
    'settingsPages.user "userSettings" has no settings that it could be for',
  ]);
});

test('SEN-24 a page for settings may be below a route that is for other paths too', () => {
  const below = (path: string, scope?: string) => {
    const scopes = { space: { defaultView: '/home' } };
    const routes = [
      { method: 'GET', path, scope },
      { method: 'GET', path: '/home' },
    ];
    return violationsOf({ ...base, scopes, routes, settingsPages: { site: '/configure' } });
  };
  assert.deepEqual(below('/*'), []);
  assert.deepEqual(below('/:page'), []);
  assert.match(below('/configure/*').join(), /^settingsPages\.site no route GET \/configure;/);
  assert.match(below('/*', 'space').join(), /settingsPages\.site is shown outside of spaces/);
});

test('a page for settings is where these are shown: in spaces, or outside of them', () => {
  const scopes = { space: { defaultView: '/configure' } };
  const routes = [...base.routes, { method: 'GET', path: '/in-spaces', scope: 'space' }];
  const elsewhere = { ...base, scopes, routes, settingsPages: { site: '/in-spaces' } };
  assert.match(violationsOf(elsewhere).join(), /^settingsPages\.site is shown outside of spaces,/);
  const spaced = { ...base, spaceSettings: settings, settingsPages: { space: '/configure' } };
  assert.match(violationsOf(spaced).join(), /settingsPages\.space is shown in spaces,/);
  const settingsPages = { space: '/in-spaces' };
  assert.deepEqual(violationsOf({ ...spaced, settingsPages, scopes, routes }), []);
});

test('what an older or newer manifest says of pages is read as far as it is understood', () => {
  assert.equal(settingsPageOf({}, 'site'), undefined);
  assert.equal(settingsPageOf({ settingsPages: 'all' }, 'site'), undefined);
  assert.equal(settingsPageOf({ settingsPages: { site: '/a', fleet: '/b' } }, 'site'), '/a');
});

test('SEN-24 routes below a page for settings are for these too, also where its path ends in "/"', () => {
  const below = (site: string, paths: string[]) =>
    paths.filter((path) => settingsScopesOf({ settingsPages: { site } })(path).includes('site'));
  const paths = ['/', '/x', '/x/', '/x/save', '/xy'];
  assert.deepEqual(below('/x', paths), ['/x', '/x/', '/x/save']);
  assert.deepEqual(below('/x/', paths), ['/x/', '/x/save']);
  assert.deepEqual(below('/', paths), paths);
});
