import assert from 'node:assert/strict';
import test from 'node:test';
import { settingsViolations } from './settings-schema.ts';

test('what is wrong with the hints of a setting is said in plain words, at its path', () => {
  const properties = {
    size: { type: 'integer', ui: { field: 'slider', restart: 'yes' } },
  };
  const found = [...settingsViolations({ settings: { type: 'object', properties } })];
  assert.deepEqual(
    found.map(({ field }) => field.join('.')),
    ['settings.properties.size.ui.field', 'settings.properties.size.ui.restart'],
  );
  assert.match(found[0]?.message ?? '', /^must be one of "string", "text", "int",/);
  assert.equal(found[1]?.message, 'must be true or false, not text');
});

test('a setting is not called as what every object inherits', () => {
  const properties = { constructor: { type: 'string' }, construct: { type: 'string' } };
  const found = [...settingsViolations({ userSettings: { type: 'object', properties } })];
  assert.deepEqual(found, [
    {
      field: ['userSettings', 'properties', 'constructor'],
      message: 'cannot be called so: in JavaScript every object has one',
    },
  ]);
});
