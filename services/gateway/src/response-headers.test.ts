import assert from 'node:assert/strict';
import test from 'node:test';
import { downstreamHeaders } from './response-headers.ts';

function received(...rawHeaders: string[]): [string, string][] {
  const lower = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1]] as const] : [],
  );
  const flat = downstreamHeaders(
    { rawHeaders, headers: Object.fromEntries(lower) },
    { prefix: '/p/hello', path: '/a/b?x=1', endpoint: 'http://10.0.0.7:8080' },
  );
  return flat.flatMap((name, i) =>
    i % 2 === 0 ? [[name.toLowerCase(), flat[i + 1] ?? ''] as [string, string]] : [],
  );
}

const location = (value: string) =>
  received('Location', value).find(([name]) => name === 'location')?.[1];

test('security headers are added', () => {
  assert.deepEqual(received('Content-Type', 'text/html'), [
    ['content-type', 'text/html'],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['content-security-policy', "frame-ancestors 'self'"],
    ['vary', 'Sec-Fetch-Dest'],
  ]);
});

test("a plugin's own policy stays beside ours and cannot widen it", () => {
  const policies = received('Content-Security-Policy', 'frame-ancestors *').filter(
    ([name]) => name === 'content-security-policy',
  );
  assert.deepEqual(policies, [
    ['content-security-policy', 'frame-ancestors *'],
    ['content-security-policy', "frame-ancestors 'self'"],
  ]);
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
  test(`Location ${value} becomes ${expected}`, () => {
    assert.equal(location(value), expected);
  });
}

for (const name of ['Service-Worker-Allowed', 'Clear-Site-Data', 'Strict-Transport-Security']) {
  test(`${name}, which acts on the whole origin, is removed`, () => {
    assert.equal(
      received(name, 'x').some(([other]) => other === name.toLowerCase()),
      false,
    );
  });
}

test('every cookie is confined on its own', () => {
  const cookies = received('Set-Cookie', 'a=1', 'Set-Cookie', 'patchbay_session=x')
    .filter(([name]) => name === 'set-cookie')
    .map(([, value]) => value);
  assert.deepEqual(cookies, ['a=1; Path=/p/hello/']);
});
