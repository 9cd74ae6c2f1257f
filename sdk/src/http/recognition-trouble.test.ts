import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import test from 'node:test';
import { PlatformError } from '@patchbay/proto';
import { createLogger } from '../log.ts';
import { createRecognitionTrouble } from './recognition-trouble.ts';

test('that nobody can be recognised is said once, however many ask, and nothing of who may not', () => {
  const written = new PassThrough();
  const trouble = createRecognitionTrouble(createLogger('hello', 'info', written));
  const clock = new PlatformError('unauthenticated', 'the clock is wrong', {
    reason: 'wrong-clock',
  });
  for (const error of [new PlatformError('unauthenticated', 'no identity'), clock, clock]) {
    assert.throws(() => trouble(error), error);
  }
  const lines = String(written.read()).trim().split('\n');
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
    ['the clock is wrong'],
  );
});
