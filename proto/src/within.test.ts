import assert from 'node:assert/strict';
import test from 'node:test';
import { within } from './within.ts';

const late = () => new Error('too late');
const never = new Promise<never>(() => {});

test('what is there in time is resolved to, or thrown', async () => {
  assert.equal(await within(60_000, Promise.resolve('it'), late), 'it');
  await assert.rejects(within(60_000, Promise.reject(new Error('its own')), late), /its own/);
});

test('what takes longer is not waited for', async () => {
  await assert.rejects(within(5, never, late), /too late/);
});

test('what fails after its time is nobody’s unhandled rejection', async () => {
  const work = Promise.withResolvers<never>();
  await assert.rejects(within(5, work.promise, late), /too late/);
  work.reject(new Error('after all'));
});
