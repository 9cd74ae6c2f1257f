import assert from 'node:assert/strict';
import test from 'node:test';
import { settingFields, type JsonObject } from '@patchbay/proto';
import { readForm } from './read-form.ts';

const properties = {
  text: { type: 'string', default: 'a' },
  count: { type: 'integer' },
  on: { type: 'boolean', default: true },
  list: { type: 'array', items: { enum: ['a', 'b', 'c'] }, default: ['a'] },
  to: { type: 'array', items: { type: 'string', format: 'email' }, default: [] },
  every: { type: 'number', ui: { field: 'duration' } },
  any: { default: {} },
  level: { enum: [1, 2], default: 1 },
  secret: { type: 'string', writeOnly: true },
};
const fields = settingFields({ properties });
const values: JsonObject = { text: 'a', on: true, list: ['a'], to: [], any: {}, level: 1 };
const changesOf = (body: Record<string, string | string[]>, sources = {}) =>
  readForm(body, { fields, values, sources }).changes;

test('what is sent as it was shown is no change, so that it goes on following the default', () => {
  const sent = {
    'v.text': 'a',
    'v.count': '',
    'v.on': ['false', 'true'],
    'v.list': ['', 'a'],
    'v.to': '',
    'v.every': '',
    'v.any': '{}',
    'v.level': '1',
    'v.secret': '',
  };
  assert.deepEqual(changesOf(sent), {});
});

test('every kind of field is read as what it stands for', () => {
  const sent = {
    'v.text': '',
    'v.count': '7',
    'v.on': 'false',
    'v.list': ['', 'c', 'a'],
    'v.to': 'ada@example.org\r\nbob@example.org',
    'v.every': '1h 30m',
    'v.any': '[1]',
    'v.level': '2',
    'v.secret': 'new',
  };
  assert.deepEqual(changesOf(sent), {
    text: '',
    count: 7,
    on: false,
    list: ['c', 'a'],
    to: ['ada@example.org', 'bob@example.org'],
    every: 5400,
    any: [1],
    level: 2,
    secret: 'new',
  });
});

test('OCK-26 a list in another order is a change where its order matters', () => {
  const array = { type: 'array', items: { enum: ['a', 'b', 'c'] } };
  const listed = {
    fields: settingFields({
      properties: { some: array, steps: { ...array, ui: { field: 'multilist', ordered: true } } },
    }),
    values: { some: ['c', 'a'], steps: ['c', 'a'] },
    sources: {},
  };
  const sent = { 'v.some': ['', 'a', 'c'], 'v.steps': ['', 'a', 'c'] };
  assert.deepEqual(readForm(sent, listed).changes, { steps: ['a', 'c'] });
});

test('OCK-25 nothing chosen is an empty list', () => {
  assert.deepEqual(changesOf({ 'v.list': '' }), { list: [] });
});

test('what cannot be read is left to the registry to refuse, and stays in the form', () => {
  assert.deepEqual(changesOf({ 'v.count': 'abc', 'v.every': 'soon' }), {
    count: 'abc',
    every: 'soon',
  });
  const { violations, entered } = readForm({ 'v.any': '{' }, { fields, values, sources: {} });
  assert.deepEqual([Object.keys(violations), entered['any']], [['any'], '{']);
});

test('a field that is emptied goes back to its default where something was stored', () => {
  assert.deepEqual(changesOf({ 'v.count': '' }, { count: 'site' }), {});
  const stored = { fields, values: { count: 3 }, sources: { count: 'site' } };
  assert.deepEqual(readForm({ 'v.count': '' }, stored).changes, { count: null });
});
