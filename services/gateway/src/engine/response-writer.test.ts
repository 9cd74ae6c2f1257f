import assert from 'node:assert/strict';
import test from 'node:test';
import { createResponseHead, readResponseHead } from './response-head.ts';
import { answerHead } from './response-writer.ts';

const head = createResponseHead();

function written(...lines: string[]): string {
  const bytes = Buffer.from(['HTTP/1.1 200 Fine', ...lines, '', ''].join('\r\n'), 'latin1');
  assert.equal(readResponseHead(head, bytes, 0, bytes.length), 0, head.why);
  return answerHead(head, {
    rules: { prefix: '/p/hello', added: 'Vary: Sec-Fetch-Dest\r\n' },
    path: '/a/b?x=1',
    origin: 'http://10.0.0.7:8080',
    framing: 'Content-Length: 5\r\n',
  });
}

/** The lines of it, but for the time. */
function received(...lines: string[]): string[] {
  return written(...lines)
    .split('\r\n')
    .slice(0, -2)
    .filter((line) => !/^Date: .* GMT$/.test(line));
}

const added = [
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: same-origin',
  'Vary: Sec-Fetch-Dest',
  'Content-Length: 5',
];

test('rule 10: defaults are added', () => {
  assert.deepEqual(received('Content-Type: text/html'), [
    'HTTP/1.1 200 Fine',
    'Content-Type: text/html',
    ...added,
  ]);
});

test('an answer says when it was made; who does not say gets the time of now', () => {
  const dateOf = (...lines: string[]) =>
    /\r\nDate: ([^]*?)\r\n/.exec(written(...lines))?.[1] ?? 'none';
  assert.equal(dateOf('Date: yesterday'), 'yesterday');
  assert.ok(Math.abs(Date.parse(dateOf()) - Date.now()) < 60_000);
});

test("rule 10: a plugin's own stricter defaults stay", () => {
  const own = ['X-Content-Type-Options: nosniff', 'Referrer-Policy: no-referrer'];
  assert.deepEqual(received(...own).slice(1), [...own, ...added.slice(2)]);
});

test('rule 1: Connection cannot name away what is added', () => {
  const lines = ['X-Content-Type-Options: nosniff', 'Referrer-Policy: unsafe-url', 'Vary: Accept'];
  const named = 'Connection: x-content-type-options, Referrer-Policy, vary, content-length';
  assert.deepEqual(received(named, ...lines).slice(1), added);
});

test('rule 1: hop-by-hop headers of an answer stay behind', () => {
  const lines = ['Keep-Alive: timeout=5', 'Proxy-Connection: close', 'TE: x', 'Upgrade: h2c'];
  const authentication = ['Proxy-Authenticate: Basic', 'Proxy-Authorization: x', 'Trailer: a'];
  assert.deepEqual(received(...lines, ...authentication).slice(1), added);
});

for (const [value, expected] of [
  ['/list', '/p/hello/list'],
  ['/', '/p/hello/'],
  ['c', '/p/hello/a/c'],
  ['?y=2', '/p/hello/a/b?y=2'],
  ['../../../sign-out', '/p/hello/sign-out'],
  ['/p/hello/list#top', '/p/hello/list#top'],
  ['/p/hello-2/', '/p/hello/p/hello-2/'],
  ['http://10.0.0.7:8080/list', '/p/hello/list'],
  ['https://example.org/x', 'https://example.org/x'],
  ['//example.org/x', '//example.org/x'],
  ['http://[', '/p/hello/'],
] as const) {
  test(`rule 10: Location ${value} becomes ${expected}`, () => {
    assert.equal(received(`Location: ${value}`)[1], `Location: ${expected}`);
  });
}

for (const [value, expected] of [
  ['5', 'Refresh: 5'],
  ['0; url=/list', 'Refresh: 0; url=/p/hello/list'],
  ["3;URL='/list'", 'Refresh: 3;URL=/p/hello/list'],
  ['0, url=https://example.org/', 'Refresh: 0, url=https://example.org/'],
  ['/odd', undefined],
] as const) {
  test(`rule 10: Refresh ${value} ${expected ? `becomes ${expected}` : 'is removed'}`, () => {
    assert.equal(
      received(`Refresh: ${value}`).find((line) => line.startsWith('Refresh')),
      expected,
    );
  });
}

for (const name of [
  'Accept-CH',
  'Alt-Svc',
  'Clear-Site-Data',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Resource-Policy',
  'NEL',
  'Origin-Agent-Cluster',
  'Public-Key-Pins',
  'Report-To',
  'Service-Worker-Allowed',
  'Strict-Transport-Security',
]) {
  test(`rule 10: ${name}, which acts on the whole origin, is removed`, () => {
    assert.deepEqual(received(`${name}: x`).slice(1), added);
  });
}

test('the id of a request is the one that it has here, whatever the plugin calls it', () => {
  assert.ok(!received('X-Request-Id: forged').join().includes('forged'));
});

test('rule 3: every cookie is confined on its own', () => {
  const cookies = ['Set-Cookie: a=1', 'Set-Cookie: patchbay_session=x', 'Set-Cookie: b=2; Path=/x'];
  assert.deepEqual(received(...cookies).slice(1, 3), [
    'Set-Cookie: a=1; Path=/p/hello/',
    'Set-Cookie: b=2; Path=/p/hello/x',
  ]);
});

test('rule 1: hop-by-hop headers of an answer stay behind', () => {
  const lines = ['Connection: X-Secret', 'X-Secret: 1', 'Keep-Alive: timeout=5', 'Upgrade: h2'];
  assert.deepEqual(received(...lines).slice(1), added);
});
