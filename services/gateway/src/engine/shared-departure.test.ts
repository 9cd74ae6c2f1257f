import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { departNow, departSoon } from './shared-departure.ts';

function startWriter() {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  return { written, write };
}

test('texts leave in their order at the end of a turn, once', async () => {
  const { written, write } = startWriter();
  departSoon(write, 'one');
  await Promise.resolve();
  departSoon(write, 'two');
  assert.deepEqual(written, []);
  await setImmediate();
  assert.deepEqual(written, ['one', 'two']);
  await setImmediate();
  departSoon(write, 'three');
  await setImmediate();
  assert.deepEqual(written, ['one', 'two', 'three']);
});

test('eight do not wait for the end of the turn, and the ninth does', async () => {
  const { written, write } = startWriter();
  for (const text of '123456789') departSoon(write, text);
  assert.equal(written.join(''), '12345678');
  await setImmediate();
  assert.equal(written.join(''), '123456789');
});

test('a departure can be had at once, but not one that has left already', async () => {
  const { written, write } = startWriter();
  const first = departSoon(write, 'one');
  departNow(first);
  assert.deepEqual(written, ['one']);
  const second = departSoon(write, 'two');
  departNow(first);
  assert.deepEqual(written, ['one']);
  departNow(second);
  assert.deepEqual(written, ['one', 'two']);
  departSoon(write, 'three');
  departNow();
  assert.deepEqual(written, ['one', 'two', 'three']);
});
