import assert from 'node:assert/strict';
import test from 'node:test';
import { schemaViolations } from './json-schema.ts';

const schema = {
  type: 'object',
  properties: { constructor: { type: 'string' }, toString: { type: 'string' } },
};

test('what every object inherits is not a property of a value', () => {
  assert.deepEqual(schemaViolations(schema, 'settings', {}), []);
  const required = { ...schema, required: ['constructor'] };
  assert.equal(schemaViolations(required, 'settings', {}).length, 1);
  assert.deepEqual(schemaViolations(schema, 'settings', { constructor: 'own' }), []);
});

test('a property of that name that is wrong is named', () => {
  const violations = schemaViolations(schema, 'settings', { constructor: 1 });
  assert.deepEqual(
    violations.map(({ field }) => field),
    ['settings.constructor'],
  );
});
