import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import test from 'node:test';
import { z } from 'zod';
import { createHttp, listenHttp } from './http.ts';
import { createLogger } from './log.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
);

test('an IPv6 address stands in brackets', { skip: !hasIpv6 }, async (t) => {
  const app = createHttp({ log });
  t.after(() => app.close());
  app.get('/', () => 'here');
  const address = await listenHttp(app, '[::1]:0');
  assert.match(address, /^\[::1\]:\d+$/);
  assert.equal(await (await fetch(`http://${address}/`)).text(), 'here');
});

test('what is not there is a problem document with a trace', async (t) => {
  const app = createHttp({ log });
  t.after(() => app.close());
  const response = await app.inject({ url: '/nothing?secret=1' });
  assert.match(String(response.headers['content-type']), /^application\/problem\+json\b/);
  const { status, code, detail, trace } = response.json();
  assert.deepEqual([status, code, detail], [404, 'not_found', 'there is no GET /nothing']);
  z.hex().length(32).parse(trace);
});

test('a body that cannot be read is refused in a sentence that says how to send it', async (t) => {
  const app = createHttp({ log });
  t.after(() => app.close());
  app.post('/', () => 'read');
  const send = async (type: string, payload: string) => {
    const response = await app.inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': type },
      payload,
    });
    const { status, detail } = response.json<{ status: number; detail: string }>();
    return [status, detail.replace(/:.*/, '')];
  };
  assert.deepEqual(
    [
      await send('application/json', '{'),
      await send('application/json', ''),
      await send('application/xml', '<x/>'),
      await send('text/plain', '{"member":"value"}'),
      await send('application/json', JSON.stringify('x'.repeat(2_000_000))),
    ],
    [
      [400, 'the body is no JSON that can be read'],
      [400, 'the body is empty'],
      [415, 'the body must be JSON, with the header content-type'],
      [415, 'the body must be JSON, with the header content-type'],
      [413, 'the body is too large'],
    ],
  );
});

test('a path that cannot be read is a problem document too', async (t) => {
  const app = createHttp({ log });
  t.after(() => app.close());
  app.get('/of/:name', () => 'read');
  for (const url of ['/of/%zz', `/of/${'x'.repeat(300)}`]) {
    const response = await app.inject({ url });
    const { status, code, detail, trace } = response.json();
    assert.deepEqual([response.statusCode, status, code], [400, 400, 'invalid']);
    assert.equal(response.headers['x-request-id'], trace);
    assert.match(detail, /^(the path cannot be read|a part of the path)/);
  }
});
