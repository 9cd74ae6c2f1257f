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
