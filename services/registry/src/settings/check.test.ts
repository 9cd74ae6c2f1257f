import assert from 'node:assert/strict';
import test from 'node:test';
import { settingFields } from '@patchbay/proto';
import { checkChanges } from './check.ts';

const schema = {
  type: 'object',
  properties: { when: { type: 'string', default: '', ui: { field: 'cron' } } },
};

function messagesFor(when: string | number): string[] {
  const about = { slug: 'any', schema, fields: settingFields(schema) };
  const violations = checkChanges({ ...about, changes: { when }, before: {}, after: { when } });
  return violations.map(({ message }) => message);
}

test('a cron expression of a setting is one as tasks take it, or left empty', () => {
  for (const cron of ['0 7 * * 1-5', '30 0 3 * * MON', '@daily', '']) {
    assert.deepEqual(messagesFor(cron), [], cron);
  }
  const message = 'must be a cron expression, like "0 7 * * 1-5"';
  const wrong = [
    'sometimes',
    '0 25 * * *',
    '0 0 0 1 1 * 2030',
    '2030-12-24T18:00:00',
    '@every 90s',
    7,
  ];
  for (const cron of wrong) assert.deepEqual(messagesFor(cron), [message], String(cron));
});
