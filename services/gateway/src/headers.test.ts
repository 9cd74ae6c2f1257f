import assert from 'node:assert/strict';
import test from 'node:test';
import { upstreamHeaders } from './headers.ts';

function sent(...rawHeaders: string[]): Record<string, string> {
  const connection = rawHeaders[rawHeaders.findIndex((name) => name === 'Connection') + 1];
  const flat = upstreamHeaders(
    { rawHeaders, headers: rawHeaders.includes('Connection') ? { connection } : {} },
    {
      host: '10.0.0.7:8080',
      identity: 'signed',
      clientAddress: '192.0.2.1',
      publicUrl: new URL('https://example.org'),
      prefix: '/p/hello',
    },
  );
  const pairs = flat.flatMap((name, i) => (i % 2 === 0 ? [[name.toLowerCase(), flat[i + 1]]] : []));
  return Object.fromEntries(pairs) as Record<string, string>;
}

const added = {
  host: '10.0.0.7:8080',
  'patchbay-identity': 'signed',
  'x-forwarded-for': '192.0.2.1',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'example.org',
  'x-forwarded-prefix': '/p/hello',
};

test('ordinary headers pass, the host is that of the instance', () => {
  assert.deepEqual(sent('Accept', 'text/html', 'Host', 'example.org'), {
    ...added,
    accept: 'text/html',
  });
});

test('hop-by-hop headers and those named by Connection stay behind', () => {
  assert.deepEqual(
    sent('Connection', 'close, X-Secret', 'X-Secret', '1', 'TE', 'trailers', 'Upgrade', 'h2c'),
    added,
  );
});

test('Connection cannot name a header of ours away', () => {
  assert.deepEqual(sent('Connection', 'patchbay-identity, x-forwarded-for, host'), added);
});

test('Connection cannot name the length of the body away', () => {
  const { 'content-length': length } = sent('Connection', 'Content-Length', 'Content-Length', '5');
  assert.equal(length, '5');
});

for (const name of [
  'Patchbay-Identity',
  'PATCHBAY_IDENTITY',
  'patchbay_Identity',
  'Patchbay-Roles',
  'X-Forwarded-For',
  'X_Forwarded_User',
  'Forwarded',
  'X-Real-IP',
  'Authorization',
]) {
  test(`an inbound ${name} does not reach the plugin`, () => {
    assert.deepEqual(sent(name, 'forged'), added);
  });
}

test("the platform's cookies stay behind and other cookies pass", () => {
  const { cookie } = sent('Cookie', 'a=1; patchbay_session=secret; b=patchbay_x');
  assert.equal(cookie, 'a=1; b=patchbay_x');
});

test("a Cookie header with nothing but the platform's is left out", () => {
  assert.equal('cookie' in sent('Cookie', 'patchbay_session=secret'), false);
});
