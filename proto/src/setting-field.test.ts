import assert from 'node:assert/strict';
import test from 'node:test';
import { settingFields } from './setting-field.ts';

const kinds = (schema: object) =>
  Object.fromEntries(settingFields(schema as never).map(({ name, kind }) => [name, kind]));

test('a plain JSON Schema gets the field that its types suggest', () => {
  const properties = {
    a: { type: 'string' },
    b: { type: 'integer' },
    c: { type: 'boolean' },
    d: { enum: ['x', 'y'] },
    e: { type: 'array', items: { enum: ['x'] } },
    f: { type: 'string', writeOnly: true },
    g: { type: 'array', items: { type: 'string', format: 'email' } },
    h: { type: 'object' },
  };
  assert.deepEqual(kinds({ type: 'object', properties }), {
    a: 'string',
    b: 'int',
    c: 'bool',
    d: 'select',
    e: 'multilist',
    f: 'secret',
    g: 'emails',
    h: 'json',
  });
});

test('hints choose another field', () => {
  const properties = { a: { type: 'string', ui: { field: 'cron' } } };
  assert.deepEqual(kinds({ type: 'object', properties }), { a: 'cron' });
});

test('OCK-34 schemas are composed by allOf and $ref, later parts refine earlier ones', () => {
  const schema = {
    $defs: {
      outlet: {
        properties: { name: { type: 'string' }, wait: { type: 'integer', default: 1 } },
        required: ['name', 'wait'],
      },
      socket: { type: 'integer', minimum: 1, maximum: 8 },
    },
    allOf: [{ $ref: '#/$defs/outlet' }],
    properties: { wait: { default: 5 }, socket: { $ref: '#/$defs/socket', title: 'Socket' } },
  };
  const [name, wait, socket] = settingFields(schema);
  assert.deepEqual([name?.name, name?.required], ['name', true]);
  assert.deepEqual(
    [wait?.kind, wait?.default, wait?.required],
    ['int', 5, false],
    'what has a default is never missing',
  );
  assert.deepEqual([socket?.title, socket?.schema['maximum']], ['Socket', 8]);
});

test('a composition in a circle, or of nothing, ends', () => {
  const schema = { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } }, $ref: '#/$defs/a' };
  assert.deepEqual(settingFields(schema), []);
  assert.deepEqual(settingFields({ $ref: '#/nowhere', properties: 3 }), []);
});
