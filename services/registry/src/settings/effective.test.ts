import assert from 'node:assert/strict';
import test from 'node:test';
import { settingFields, type JsonObject, type SettingScope } from '@patchbay/proto';
import { effectiveSettings, missingSettings, type Layer } from './effective.ts';

function layer(
  scope: SettingScope,
  properties: Record<string, JsonObject>,
  values: JsonObject = {},
  { secrets = [], required = [] }: { secrets?: string[]; required?: string[] } = {},
): Layer {
  return { scope, fields: settingFields({ properties, required }), values, secrets };
}

const properties = {
  wait: { type: 'integer', minimum: 1, default: 1 },
  note: { type: 'string' },
  hosts: { type: 'array', items: { type: 'string' }, default: [] },
};

test('OCK-30 a setting that was never saved has its default, one without a default is left out', () => {
  assert.deepEqual(effectiveSettings([layer('site', properties)]).values, { wait: 1, hosts: [] });
});

test('a stored value wins over the default, also a false or empty one', () => {
  const { values } = effectiveSettings([layer('site', properties, { wait: 9, note: '' })]);
  assert.deepEqual(values, { wait: 9, note: '', hosts: [] });
});

test('OCK-36 values stored under names that the release no longer has are not handed out', () => {
  const { values } = effectiveSettings([layer('site', properties, { old: 1 })]);
  assert.deepEqual(values, { wait: 1, hosts: [] });
});

test('SEN-21 SEN-29 the person wins over the space, the space over the site, the site over the default', () => {
  const lang = { lang: { type: 'string', default: 'en' } };
  const look = (user: JsonObject, space: JsonObject, site: JsonObject) =>
    effectiveSettings([
      layer('user', lang, user),
      layer('space', lang, space),
      layer('site', lang, site),
    ]);
  assert.equal(look({ lang: 'u' }, { lang: 's' }, { lang: 'w' }).values['lang'], 'u');
  assert.equal(look({}, { lang: 's' }, { lang: 'w' }).sources['lang'], 'space');
  assert.equal(look({}, {}, { lang: 'w' }).values['lang'], 'w');
  assert.deepEqual(look({}, {}, {}), { values: { lang: 'en' }, sources: { lang: 'default' } });
});

test('a scope only sets what its own schema has, and the narrowest default counts', () => {
  const site = layer('site', { a: { default: 'site' }, b: { default: 1 } });
  const space = layer('space', { a: { default: 'space' } }, { b: 2 });
  assert.deepEqual(effectiveSettings([space, site]).values, { a: 'space', b: 1 });
});

test('SEN-31 what is required and has no default is missing until it is set, also as a secret', () => {
  const needed = { token: { type: 'string', writeOnly: true }, host: { type: 'string' } };
  const required = ['token', 'host'];
  assert.deepEqual(missingSettings([layer('site', needed, {}, { required })]), required);
  const set = layer('site', needed, { host: 'h' }, { required, secrets: ['token'] });
  assert.deepEqual(missingSettings([set]), []);
  assert.deepEqual(effectiveSettings([set]).sources, { token: 'site', host: 'site' });
  assert.deepEqual(effectiveSettings([set]).values, { host: 'h' });
});
