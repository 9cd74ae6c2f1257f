import assert from 'node:assert/strict';
import test from 'node:test';
import type { PlatformError } from '@patchbay/proto';
import { checkSettings, effectiveSettings } from './settings.ts';

const schema = {
  type: 'object',
  properties: {
    wait: { type: 'integer', minimum: 1, default: 1 },
    note: { type: 'string' },
    hosts: { type: 'array', items: { type: 'string' }, default: [] },
  },
};

test('OCK-30 a setting that was never saved has its default, one without a default is left out', () => {
  assert.deepEqual(effectiveSettings(schema, {}), { wait: 1, hosts: [] });
});

test('a stored value wins over the default, also a false or empty one', () => {
  assert.deepEqual(effectiveSettings(schema, { wait: 9, note: '' }), {
    wait: 9,
    note: '',
    hosts: [],
  });
});

test('values stored under names that the release no longer has are not handed out', () => {
  assert.deepEqual(effectiveSettings(schema, { old: 1 }), { wait: 1, hosts: [] });
});

test('each bad setting is named, down to the element', () => {
  assert.throws(
    () => checkSettings('notes', schema, { wait: 0, hosts: ['a', 2], other: true }),
    (error: PlatformError) => {
      const fields = error.details.violations?.map(({ field }) => field);
      assert.deepEqual(fields, ['wait', 'hosts[1]', 'other']);
      return true;
    },
  );
});
