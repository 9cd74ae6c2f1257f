import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import {
  startEngine,
  startRawClient,
  startRawOrigin,
  type RawOrigin,
  type RunningEngine,
} from './raw-sockets.fixture.ts';

let origin: RawOrigin;
let engine: RunningEngine;

before(async () => {
  origin = await startRawOrigin((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  engine = await startEngine([origin.origin], { lingerMs: 300, headMs: 1_000 });
});
after(async () => {
  await engine?.[Symbol.asyncDispose]();
  await origin?.[Symbol.asyncDispose]();
});

const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
const post = (lines: string, body: string) =>
  `POST /p HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n${body}`;
const get = (lines: string) => `GET /p HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n`;
const chunks = (body: string) => post('Transfer-Encoding: chunked', body);

const refusedHeads: Record<string, string> = {
  'CL.TE': post('Content-Length: 6\r\nTransfer-Encoding: chunked', '0\r\n\r\nG'),
  'TE.CL': post('Transfer-Encoding: chunked\r\nContent-Length: 3', '8\r\nSMUGGLED\r\n0\r\n\r\n'),
  'TE.TE, two headers': post('Transfer-Encoding: chunked\r\nTransfer-Encoding: x', '0\r\n\r\n'),
  'TE.TE, the same twice': post(
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
    '0\r\n\r\n',
  ),
  'TE as a list': post('Transfer-Encoding: gzip, chunked', '0\r\n\r\n'),
  'TE chunked twice in a list': post('Transfer-Encoding: chunked, chunked', '0\r\n\r\n'),
  'TE identity': post('Transfer-Encoding: identity', smuggled),
  'TE misspelt': post('Transfer-Encoding: xchunked', '0\r\n\r\n'),
  'TE in quotes': post('Transfer-Encoding: "chunked"', '0\r\n\r\n'),
  'TE with a vertical tab': post('Transfer-Encoding: \x0bchunked', '0\r\n\r\n'),
  'TE with a space before the colon': post('Transfer-Encoding : chunked', '0\r\n\r\n'),
  'TE on a folded line': post('Transfer-Encoding:\r\n chunked', '0\r\n\r\n'),
  'TE empty': post('Transfer-Encoding:', '0\r\n\r\n'),
  'TE in HTTP/1.0': 'POST /p HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'CL twice, different': post('Content-Length: 5\r\nContent-Length: 6', 'hello!'),
  'CL twice, equal': post('Content-Length: 5\r\nContent-Length: 5', 'hello'),
  'CL as a list': post('Content-Length: 5, 5', 'hello'),
  'CL with a sign': post('Content-Length: +5', 'hello'),
  'CL negative': post('Content-Length: -1', ''),
  'CL in hexadecimal': post('Content-Length: 0x5', 'hello'),
  'CL with an exponent': post('Content-Length: 1e1', '0123456789'),
  'CL with a leading zero': post('Content-Length: 05', 'hello'),
  'CL too large': post('Content-Length: 99999999999999999999', ''),
  'CL empty': post('Content-Length:', ''),
  'CL with a blank in it': post('Content-Length: 1 0', '0123456789'),
  'a bare LF ends the first line': 'GET /p HTTP/1.1\nHost: x\r\n\r\n',
  'a bare LF ends a header': get('A: b\nTransfer-Encoding: chunked'),
  'only bare LFs': 'GET /p HTTP/1.1\nHost: x\n\n',
  'a bare CR in a value': get('A: b\rTransfer-Encoding: chunked'),
  'a bare CR ends a header': 'GET /p HTTP/1.1\r\nHost: x\rA: b\r\n\r\n',
  'CR CR LF': 'GET /p HTTP/1.1\r\nHost: x\r\r\n\r\n',
  'a folded header': get('A: b\r\n c'),
  'a folded first header': 'GET /p HTTP/1.1\r\n Host: x\r\n\r\n',
  'NUL in a name': get('A\0B: c'),
  'NUL in a value': get('A: b\0c'),
  'NUL in the target': 'GET /p\0x HTTP/1.1\r\nHost: x\r\n\r\n',
  'a space before the colon': get('A : b'),
  'a tab before the colon': get('A\t: b'),
  'a name with a space': get('A B: c'),
  'no name': get(': b'),
  'no colon': get('Host'),
  'a control character in a value': get('A: b\x01'),
  'DEL in a value': get('A: b\x7f'),
  'absolute-form': 'GET http://x/p HTTP/1.1\r\nHost: x\r\n\r\n',
  'authority-form': 'CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n',
  'authority-form with GET': 'GET x:80 HTTP/1.1\r\nHost: x\r\n\r\n',
  'asterisk-form': 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  'a fragment': 'GET /p#f HTTP/1.1\r\nHost: x\r\n\r\n',
  'a target with a space': 'GET /p x HTTP/1.1\r\nHost: x\r\n\r\n',
  'a target that is not ASCII': 'GET /\u00e4 HTTP/1.1\r\nHost: x\r\n\r\n',
  'two spaces': 'GET  /p HTTP/1.1\r\nHost: x\r\n\r\n',
  'a tab for a space': 'GET\t/p\tHTTP/1.1\r\nHost: x\r\n\r\n',
  'two Hosts': 'GET /p HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n',
  'no Host': 'GET /p HTTP/1.1\r\nA: b\r\n\r\n',
  'an empty Host': 'GET /p HTTP/1.1\r\nHost:\r\n\r\n',
  'a Host with a path': 'GET /p HTTP/1.1\r\nHost: x/y\r\n\r\n',
  'a Host with a user': 'GET /p HTTP/1.1\r\nHost: a@x\r\n\r\n',
  'a list of Hosts': 'GET /p HTTP/1.1\r\nHost: x, y\r\n\r\n',
  'HTTP/0.9': 'GET /p\r\n\r\n',
  'HTTP/2.0': 'GET /p HTTP/2.0\r\nHost: x\r\n\r\n',
  'HTTP/1.2': 'GET /p HTTP/1.2\r\nHost: x\r\n\r\n',
  'HTTP/1.10': 'GET /p HTTP/1.10\r\nHost: x\r\n\r\n',
  'http/1.1 in lower case': 'GET /p http/1.1\r\nHost: x\r\n\r\n',
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'an unknown method': 'BREW /p HTTP/1.1\r\nHost: x\r\n\r\n',
  'a method in lower case': 'get /p HTTP/1.1\r\nHost: x\r\n\r\n',
  TRACE: 'TRACE /p HTTP/1.1\r\nHost: x\r\n\r\n',
  'an empty line first': '\r\nGET /p HTTP/1.1\r\nHost: x\r\n\r\n',
  'Connection that is no list': get('Connection: a b'),
  'an unknown expectation': get('Expect: 200-maybe'),
  'TLS where there is none': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
};

for (const [name, bytes] of Object.entries(refusedHeads)) {
  test(`refused with a closed connection: ${name}`, async () => {
    const connections = origin.connections();
    using client = startRawClient(engine.port, Buffer.from(bytes, 'latin1'));
    const answer = await client.closed();
    assert.match(answer, /^HTTP\/1\.1 400 [^]*\r\nConnection: close\r\n/);
    assert.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1, 'one answer');
    assert.equal(origin.connections(), connections, 'nobody behind hears of it');
  });
}

const brokenBodies: Record<string, string> = {
  'a chunk extension': '5;a=b\r\nhello\r\n0\r\n\r\n',
  'a blank after the size': '5 \r\nhello\r\n0\r\n\r\n',
  'a size with 0x': '0x5\r\nhello\r\n0\r\n\r\n',
  'a size with a sign': '+5\r\nhello\r\n0\r\n\r\n',
  'a size that is no number': 'g\r\nhello\r\n0\r\n\r\n',
  'no size': '\r\nhello\r\n0\r\n\r\n',
  'a size of nine digits': '000000005\r\nhello\r\n0\r\n\r\n',
  'a size that overflows': 'fffffffffffffffff\r\nhello\r\n0\r\n\r\n',
  'a bare LF after the size': '5\nhello\r\n0\r\n\r\n',
  'a bare LF after the data': '5\r\nhello\n0\r\n\r\n',
  'data that ends in another character and LF': '5\r\nhello!\n0\r\n\r\n',
  'data longer than its size': '5\r\nhello!\r\n0\r\n\r\n',
  'data without its end': '5\r\nhello0\r\n\r\n',
  'a trailer that sets the length': '0\r\nContent-Length: 5\r\n\r\n',
  'a trailer that sets the encoding': '0\r\nTransfer-Encoding: chunked\r\n\r\n',
  'a trailer that says who it is': '0\r\nPatchbay-Identity: forged\r\n\r\n',
  'a trailer with _ that says who it is': '0\r\nPatchbay_Identity: forged\r\n\r\n',
  'a trailer that names a host': '0\r\nHost: x\r\n\r\n',
  'a trailer with a bare LF': '0\r\nA: b\n\r\n',
  'a trailer without a name': '0\r\n: b\r\n\r\n',
  'a trailer that is folded': '0\r\nA: b\r\n c\r\n\r\n',
};

for (const [name, body] of Object.entries(brokenBodies)) {
  test(`a chunked body is refused with a closed connection: ${name}`, async () => {
    using client = startRawClient(engine.port, chunks(body + smuggled));
    const answer = await client.closed();
    assert.match(answer, /^HTTP\/1\.1 400 [^]*\r\nConnection: close\r\n/);
    assert.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1, 'one answer');
    assert.ok(!origin.received().includes('/smuggled'));
    assert.ok(!origin.received().includes('forged'));
  });
}

test('CL.0: what is within the length is never a request', async () => {
  using client = startRawClient(engine.port, post(`Content-Length: ${smuggled.length}`, smuggled));
  await client.until(/ok$/);
  const [, afterHead] = origin.received().split('POST /p HTTP/1.1');
  assert.match(afterHead ?? '', new RegExp(`Content-Length: ${smuggled.length}\r\n`));
});

test('HTTP/1.0 that asks to keep the connection is answered, and nothing follows on it', async () => {
  const old = 'GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n';
  using client = startRawClient(engine.port, old + old.replace('/old', '/second'));
  const answer = await client.closed();
  assert.match(answer, /^HTTP\/1\.1 200 [^]*\r\nConnection: close\r\n[^]*ok$/);
  assert.ok(!origin.received().includes('/second'));
});

test('an offer of HTTP/2 is not passed on', async () => {
  using client = startRawClient(
    engine.port,
    get('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk'),
  );
  await client.until(/ok$/);
  assert.ok(!/h2c|http2-settings/i.test(origin.received()));
});
