import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError } from '../errors.ts';
import { operations } from './operations.ts';
import { createRequestReader } from './read-request.ts';

const read = createRequestReader(operations['createCredential']);

test('a body that is no object is refused, whatever else it is', () => {
  for (const body of ['text', 5, true, ['slug']]) {
    assert.throws(
      () => read({ params: {}, query: {}, body }),
      (error) => error instanceof PlatformError && /must be a JSON object/.test(error.message),
    );
  }
});

test('each member that is wrong is named, in plain words', () => {
  assert.throws(() => read({ params: {}, query: {}, body: { slug: 5, colour: 'red' } }), {
    message:
      'the request is not valid: slug: must be text, not a number; colour: is not known here',
  });
});
