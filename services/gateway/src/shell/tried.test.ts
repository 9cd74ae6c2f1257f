import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError } from '@patchbay/proto';
import fastify from 'fastify';
import { tried, triedToRead } from './tried.ts';

test('of a change that was not answered in time is not said that it is not made; of a read it is', async () => {
  await using app = fastify();
  const late = () => Promise.reject(new PlatformError('timeout', 'Deadline exceeded after 5.000s'));
  app.get('/change', (_request, reply) => tried(reply, 'it is not saved', late()));
  app.get('/read', (_request, reply) => triedToRead(reply, 'it cannot be shown', late()));
  const ask = async (url: string) => {
    const response = await app.inject(url);
    return { status: response.statusCode, ...response.json<{ trouble: string }>() };
  };
  assert.deepEqual(await ask('/change'), {
    status: 504,
    trouble: 'it may be done or not, since no answer came in time: look before you do it again',
  });
  assert.deepEqual(await ask('/read'), {
    status: 504,
    trouble: 'it cannot be shown: no answer came in time',
  });
});
