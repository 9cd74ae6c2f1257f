import assert from 'node:assert/strict';
import test from 'node:test';
import { localAnswerBytes } from './local-answer.ts';

function written(status: number, body: string, method = 'GET'): string {
  const answer = { kind: 'answer', status, headers: {}, body } as const;
  return localAnswerBytes(answer, { method, close: false }).toString();
}

test('an answer of ours says how long it is, to HEAD without its body', () => {
  assert.match(written(404, 'nö'), /\r\nContent-Length: 3\r\n\r\nnö$/);
  assert.match(written(404, 'nö', 'HEAD'), /\r\nContent-Length: 3\r\n\r\n$/);
  assert.match(written(303, ''), /\r\nContent-Length: 0\r\n\r\n$/);
});

test('204 has no length', () => {
  assert.ok(!/content-length/i.test(written(204, '')));
});
