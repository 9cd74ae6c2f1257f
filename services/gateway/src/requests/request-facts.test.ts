import assert from 'node:assert/strict';
import test from 'node:test';
import { createRequestHead, readRequestHead } from '../engine/request-head.ts';
import { upgradeOf } from './request-facts.ts';

const head = createRequestHead();

function wanted(firstLine: string, ...lines: string[]): string | undefined {
  const text = [firstLine, 'Host: x', 'Connection: Upgrade', ...lines, '', ''].join('\r\n');
  const bytes = Buffer.from(text, 'latin1');
  assert.equal(readRequestHead(head, bytes, 0, bytes.length), 0, head.why);
  return upgradeOf(head);
}

const get = 'GET / HTTP/1.1';

test('rule 8: a request names the protocol that it wants to switch to', () => {
  assert.equal(wanted(get, 'Upgrade: WebSocket'), 'websocket');
  assert.equal(wanted(get, 'Upgrade: made-up/1', 'Content-Length: 0'), 'made-up/1');
});

for (const [what, firstLine, ...lines] of [
  ['HTTP/2', get, 'Upgrade: h2c'],
  ['a list', get, 'Upgrade: websocket, made-up'],
  ['in HTTP/1.0', 'GET / HTTP/1.0', 'Upgrade: websocket'],
  ['with another method', 'POST / HTTP/1.1', 'Upgrade: websocket'],
  ['with a body', get, 'Upgrade: websocket', 'Content-Length: 5'],
  ['with a chunked body', get, 'Upgrade: websocket', 'Transfer-Encoding: chunked'],
] as const) {
  test(`rule 8: an offer to switch is passed over: ${what}`, () => {
    assert.equal(wanted(firstLine, ...lines), undefined);
  });
}
