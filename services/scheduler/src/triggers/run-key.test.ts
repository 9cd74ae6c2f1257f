import assert from 'node:assert/strict';
import test from 'node:test';
import { messageId, parseRunId, runId } from './run-key.ts';

const key = { scheduleId: 12, nominalUs: 1_763_719_200_000_001 };

test('a run id leads back to its run', () => {
  assert.equal(runId(key), '12-1763719200000001');
  assert.deepEqual(parseRunId(runId(key)), key);
});

test('text that is no run id is none', () => {
  for (const text of ['', '12', '12-', '-5', '012-5', '12-5e3', '12-5 ', "1-1' or 1=1", '12-0x1']) {
    assert.equal(parseRunId(text), undefined, text);
  }
});

test('a trigger sent anew is told from the first, and another attempt from both', () => {
  const first = { ...key, generation: 3, attempt: 1, redeliveries: 0 };
  assert.equal(messageId(first), '12.3.1763719200000001#1');
  assert.equal(messageId({ ...first, redeliveries: 2 }), '12.3.1763719200000001#1+2');
  assert.equal(messageId({ ...first, attempt: 2 }), '12.3.1763719200000001#2');
});

test('a number that is no integer makes no id', () => {
  assert.throws(() => runId({ scheduleId: 1, nominalUs: 1.5 }), /canonical/);
});
