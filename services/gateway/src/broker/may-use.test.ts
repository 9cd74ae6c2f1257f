import assert from 'node:assert/strict';
import test from 'node:test';
import type { KnownSpace } from '@patchbay/chassis';
import type { DirectoryRoles, JsonObject } from '@patchbay/proto';
import type { Acting } from '../requests/identity.ts';
import { catalogPlugin } from '../plugin.fixture.ts';
import { mayUse } from './may-use.ts';
import type { Placed } from './point-index.ts';

function acting(permissions: string[] = [], sub = 'p1'): Acting {
  return {
    sub,
    name: sub,
    roles: [],
    everything: false,
    permissions: new Set(permissions),
    locale: 'en',
    timeZone: 'UTC',
  };
}

function placed(properties: JsonObject, manifest: JsonObject = {}): Placed {
  const plugin = { ...catalogPlugin('notes', { manifest }), enabled: true };
  return { plugin, id: 'c', title: 'C', properties };
}

function space(decided: Record<string, boolean>): KnownSpace {
  const about = { id: 's1', slug: 'team', title: 'Team', archived: false };
  return { ...about, members: new Map(), decided: new Map(Object.entries(decided)) };
}

const roles: DirectoryRoles = new Map([
  ['space.team', { everything: false, permissions: ['notes.edit'] }],
]);

test('SEN-42 a contribution is there for who holds all permissions that it lists', () => {
  const manifest = { permissions: [{ name: 'edit' }] };
  const needing = placed({ permissions: ['edit', 'people.read'] }, manifest);
  const may = (...held: string[]) =>
    mayUse(needing, { acting: acting(held), space: undefined, roles });
  assert.equal(may(), false);
  assert.equal(may('notes.edit'), false);
  assert.equal(may('notes.edit', 'people.read'), true);
});

test('STS-9, STS-13, STS-15 one that leads to a page is there for who may open that page, where it is', () => {
  const manifest: JsonObject = {
    permissions: [{ name: 'view' }],
    routes: [
      { method: 'GET', path: '/report/:id', permissions: ['view', 'audit.read'] },
      { method: 'GET', path: '/here', scope: 'space' },
    ],
    scopes: { site: true, space: {} },
  };
  const may = (path: string, at: KnownSpace | undefined, ...held: string[]) =>
    mayUse(placed({ path }, manifest), { acting: acting(held), space: at, roles });
  assert.equal(may('/report/:id', undefined, 'notes.view'), false);
  assert.equal(may('/report/:id', undefined, 'notes.view', 'audit.read'), true);
  assert.equal(may('/here', undefined), false);
  assert.equal(may('/here', space({ notes: true })), true);
});

test('a role in the space counts there, and nowhere else', () => {
  const manifest = { permissions: [{ name: 'edit' }], scopes: { space: {} } };
  const needing = placed({ permissions: ['edit'] }, manifest);
  const team = { ...space({ notes: true }), members: new Map([['p1', ['team' as const]]]) };
  assert.equal(mayUse(needing, { acting: acting(), space: team, roles }), true);
  assert.equal(mayUse(needing, { acting: acting([], 'p2'), space: team, roles }), false);
  assert.equal(mayUse(needing, { acting: acting(), space: undefined, roles }), false);
});

test('a plugin or the platform that asks by itself is not asked for permissions', () => {
  const needing = placed({ permissions: ['people.read'] });
  for (const sub of ['platform', 'plugin:host']) {
    assert.equal(mayUse(needing, { acting: acting([], sub), space: undefined, roles }), true);
  }
});

test('in a space a contribution is there where its plugin is active', () => {
  const at = (decided: Record<string, boolean>) => ({
    acting: acting(),
    space: space(decided),
    roles,
  });
  const inSpaces = placed({}, { scopes: { space: {} } });
  assert.equal(mayUse(inSpaces, at({})), false);
  assert.equal(mayUse(inSpaces, at({ notes: true })), true);
  assert.equal(mayUse(placed({}), at({ notes: true })), false);
});
