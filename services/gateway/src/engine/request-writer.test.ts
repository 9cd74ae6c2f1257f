import assert from 'node:assert/strict';
import test from 'node:test';
import { createRequestHead, readRequestHead } from './request-head.ts';
import { requestLines, type Reader } from './request-writer.ts';

const head = createRequestHead();

function sent(lines: string[], reader: Reader = 'plugin'): string[] {
  const bytes = Buffer.from(`GET / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  assert.equal(readRequestHead(head, bytes, 0, bytes.length), 0, head.why);
  const text = requestLines(head, { reader, cookies: '', added: 'Patchbay-Identity: signed\r\n' });
  return text.split('\r\n').slice(0, -1);
}

const added = ['Patchbay-Identity: signed'];

test('ordinary headers pass in their order, and the host is not among them', () => {
  const lines = ['Accept: a', 'Host: example.org', 'X-One:  b ', 'x-two: c', 'Empty:'];
  const written = ['Accept: a', 'X-One: b', 'x-two: c', 'Empty: '];
  assert.deepEqual(sent(lines), [...written, ...added]);
});

test('rule 1: hop-by-hop headers and those named by Connection stay behind', () => {
  const lines = [
    'Host: x',
    'Connection: close, X-Secret, x-other',
    'X-SECRET: 1',
    'X-Other: 2',
    'TE: trailers',
    'Upgrade: h2c',
    'Proxy-Authorization: x',
    'Keep-Alive: 5',
    'Trailer: a',
    'Kept: 3',
  ];
  assert.deepEqual(sent(lines), ['Kept: 3', ...added]);
});

test('rule 1: two Connection headers are one list', () => {
  const lines = ['Host: x', 'Connection: keep-alive', 'Connection: X-Secret', 'X-Secret: 1'];
  assert.deepEqual(sent(lines), added);
});

test('rule 1: Connection cannot name a header of ours away, nor the length of the body', () => {
  const lines = [
    'Host: x',
    'Connection: patchbay-identity, x-forwarded-for, host, content-length',
    'Content-Length: 5',
  ];
  assert.deepEqual(sent(lines), ['Content-Length: 5', ...added]);
});

for (const name of [
  'Patchbay-Identity',
  'PATCHBAY_IDENTITY',
  'patchbay_Identity',
  'Patchbay-Roles',
  'X-Forwarded-For',
  'X_Forwarded_User',
  'X-Original-URL',
  'X-Rewrite-URL',
  'X-HTTP-Method-Override',
  'X_HTTP_Method',
  'X-Method-Override',
  'X-Client-IP',
  'X-Cluster-Client-IP',
  'Proxy',
  'Forwarded',
  'X-Real-IP',
  'X_Real_IP',
  'Authorization',
  'Transfer_Encoding',
  'Content_Length',
]) {
  test(`rules 1, 2, 3: an inbound ${name} does not reach the plugin, however often`, () => {
    assert.deepEqual(sent(['Host: x', `${name}: forged`, 'A: b', `${name}: again`]), [
      'A: b',
      ...added,
    ]);
  });
}

test('rule 3: what is for the platform reaches our own pages, what claims to come from it does not', () => {
  const lines = ['Host: x', 'Authorization: Bearer t', 'Cookie: patchbay_session=s'];
  assert.deepEqual(sent([...lines, 'X-Forwarded-For: 6.6.6.6', 'Patchbay-Address: 6'], 'pages'), [
    ...lines,
    ...added,
  ]);
});
