import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from './sql.ts';

test('values become numbered parameters', () => {
  const { text, values } = sql`select * from t where a = ${1} and b = ${'x'}`;
  assert.equal(text, 'select * from t where a = $1 and b = $2');
  assert.deepEqual(values, [1, 'x']);
});

test('a nested part keeps its own parameters in order', () => {
  const part = sql`b = ${2} or c = ${3}`;
  const { text, values } = sql`a = ${1} and (${part}) and d = ${4}`;
  assert.equal(text, 'a = $1 and (b = $2 or c = $3) and d = $4');
  assert.deepEqual(values, [1, 2, 3, 4]);
});
