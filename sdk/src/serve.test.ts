import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { z } from 'zod';
import { createBackoff, fromStruct, PlatformError, toStruct } from '@patchbay/proto';
import { definePlugin } from './define-plugin.ts';
import { startWireGateway, type WireGateway } from './gateway.fixture.ts';
import { html } from './html.ts';
import { startWireRegistry } from './registry.fixture.ts';
import { serve, type ServeOptions } from './serve.ts';
import { until } from './until.fixture.ts';

const plugin = definePlugin({
  slug: 'hello',
  title: 'Hello',
  version: '1.0.0',
  settings: z.object({ GREETING: z.string().default('Hello') }),
  routes: {
    'GET /': ({ identity, settings }) => html`<h1>${settings.GREETING}, ${identity.name}</h1>`,
    'GET /json': () => ({ ok: true }),
    'POST /echo': async ({ request }) => ({ got: await request.json() }),
    'POST /silent': () => undefined,
    'GET /broken': () => {
      throw new Error('the secret');
    },
    'GET /gone': () => {
      throw new PlatformError('gone', 'this note was deleted');
    },
    'GET /slow': async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return 'done';
    },
    'GET /stream': ({ request }) => endless(request.signal),
  },
});

let aborted = Promise.withResolvers<void>();
let chunks = 0;

function endless(signal: AbortSignal): Response {
  signal.addEventListener('abort', () => aborted.resolve());
  return new Response(
    new ReadableStream({
      pull(controller) {
        chunks += 1;
        controller.enqueue(Buffer.alloc(65_536, 'x'));
      },
    }),
  );
}

test('a manifest that is refused ends the plugin with every violation', async () => {
  const violations = [
    { field: 'slug', message: 'is taken' },
    { field: 'tasks[0].name', message: 'is odd' },
  ];
  await using registry = await startWireRegistry({
    refuse: () => new PlatformError('invalid', 'the plugin cannot be registered', { violations }),
  });
  await using served = await serve(plugin, options(registry.address));
  assert.deepEqual((await served.ended)?.details.violations, violations);
  await assert.rejects(served.registered, PlatformError);
});

test('a credential that is refused at the first connection ends the plugin', async () => {
  await using registry = await startWireRegistry({
    refuse: () => new PlatformError('unauthenticated', 'make another'),
  });
  await using served = await serve(plugin, options(registry.address));
  assert.equal((await served.ended)?.code, 'unauthenticated');
});

test('a process whose name was taken over ends', async () => {
  await using registry = await startWireRegistry();
  await using served = await serve(plugin, options(registry.address));
  const stream = await registry.next();
  stream.responses.close(
    new PlatformError('failed_precondition', 'taken over', { reason: 'superseded' }),
  );
  assert.equal((await served.ended)?.details.reason, 'superseded');
  assert.equal(registry.streams.length, 1);
});

test('it says hello with its manifest and endpoint, is ready, and renews its lease', async () => {
  await using registry = await startWireRegistry({ leaseMs: 300 });
  await using served = await serve(plugin, options(registry.address));
  const stream = await registry.next();
  const { hello } = stream;
  assert.equal(hello.protocol, 1);
  assert.equal(hello.endpoint, served.url);
  assert.equal(fromStruct(hello.manifest)['slug'], 'hello');
  assert.match(hello.sdk, /^patchbay-sdk-ts\/\d/);
  await stream.said(({ status }) => status?.phase === 'PHASE_READY');
  await stream.said(({ heartbeat }) => heartbeat !== null);
  assert.equal(served.instanceId, 'instance-1');
});

test('a broken stream is resumed as the same instance and epoch', async () => {
  await using registry = await startWireRegistry();
  await using served = await serve(plugin, options(registry.address));
  const first = await registry.next();
  await served.registered;
  first.responses.close(new PlatformError('unavailable', 'the connection broke'));
  const second = await registry.next();
  assert.deepEqual(
    { instanceId: second.hello.resume?.instanceId, epoch: second.hello.resume?.epoch },
    { instanceId: 'instance-1', epoch: 1 },
  );
  await second.said(({ status }) => status?.phase === 'PHASE_READY');
  assert.equal(served.instanceId, 'instance-1');
});

test('a stream that ends after its welcome is opened ever more seldom', async () => {
  await using registry = await startWireRegistry();
  await using _served = await serve(plugin, options(registry.address));
  const cutting = (async () => {
    for (;;) (await registry.next()).responses.close();
  })();
  cutting.catch(() => {});
  const shortest = createBackoff({ maxMs: 100 });
  for (let wait = 0; wait < 40; wait++) await shortest.wait();
  const { length } = registry.streams;
  assert.ok(length > 1 && length < 20, `opened ${length} times`);
});

test('it starts before the registry, and resumes after a restart of it', async () => {
  const vanished = await startWireRegistry();
  const { address } = vanished;
  await vanished[Symbol.asyncDispose]();
  await using served = await serve(plugin, options(address));
  {
    await using registry = await startWireRegistry({ listen: address });
    await served.registered;
    await registry.next();
  }
  await using registry = await startWireRegistry({ listen: address });
  assert.equal((await registry.next()).hello.resume?.instanceId, 'instance-1');
});

test('settings that are pushed reach the handlers; those that do not fit change nothing', async (t) => {
  const { get, registry } = await connected(t, { settings: { GREETING: 'Moin' } });
  const stream = await registry.next();
  assert.match(await (await get('/')).text(), /<h1>Moin, Ada &lt;Lovelace&gt;<\/h1>/);
  stream.responses.push({ settings: { settings: toStruct({ GREETING: 'Salve' }) } });
  stream.responses.push({ settings: { settings: toStruct({ GREETING: 7 }) } });
  await until(async () => /<h1>Salve, /.test(await (await get('/')).text()));
});

test("a page is a complete document in the platform's look and theme", async (t) => {
  const { get } = await connected(t);
  const response = await get('/');
  const text = await response.text();
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.match(text, /^<!doctype html>\s*<html lang="en-GB">/);
  assert.match(text, /<meta name="viewport"/);
  assert.match(text, /<script src="\/-\/assets\/latest\/ui\/theme\.js"><\/script>/);
  assert.match(text, /<link rel="stylesheet" href="\/-\/assets\/latest\/ui\/view\.css" \/>/);
});

test("objects are JSON, nothing is 204, a body that is not JSON is the caller's mistake", async (t) => {
  const { get } = await connected(t);
  assert.deepEqual(await (await get('/json')).json(), { ok: true });
  assert.equal((await get('/silent', { method: 'POST' })).status, 204);
  const echoed = await get('/echo', { method: 'POST', body: '[1]' });
  assert.deepEqual(await echoed.json(), { got: [1] });
  assert.equal((await get('/echo', { method: 'POST', body: 'no' })).status, 400);
});

test('a body above 10 MB is refused', async (t) => {
  const { get } = await connected(t);
  const body = Buffer.alloc(10_000_001, '1');
  assert.equal((await get('/echo', { method: 'POST', body })).status, 413);
});

test('an unknown route names those there are, a wrong method those allowed', async (t) => {
  const { get } = await connected(t);
  const unknown = await get('/x');
  assert.equal(unknown.status, 404);
  assert.equal(unknown.headers.get('content-type'), 'application/problem+json');
  const { detail } = (await unknown.json()) as { detail: string };
  assert.match(detail, /^plugin "hello" has no route GET \/x; it has GET \/, GET \/json, POST /);
  const wrong = await get('/echo');
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get('allow'), 'POST');
});

test('HEAD has the head of GET and no body', async (t) => {
  const { get } = await connected(t);
  const response = await get('/json', { method: 'HEAD' });
  assert.equal(response.headers.get('content-length'), '11');
  assert.equal(await response.text(), '');
});

test('an unknown error tells nothing but an id, a platform error its sentence', async (t) => {
  const { get } = await connected(t);
  const broken = await get('/broken');
  assert.equal(broken.status, 500);
  assert.match(await broken.text(), /error id [0-9a-f-]{36}/);
  const gone = await get('/gone', { headers: { accept: 'text/html' } });
  assert.equal(gone.status, 410);
  assert.match(await gone.text(), /<p>this note was deleted<\/p>/);
});

test('without an identity only the health check is answered', async (t) => {
  const { served } = await connected(t);
  assert.equal((await fetch(`${served.url}/json`)).status, 401);
  assert.equal((await fetch(`${served.url}/none`)).status, 401);
  assert.equal((await fetch(`${served.url}/-/health`)).status, 200);
});

test('a stream ends when the client goes away', async (t) => {
  const { get } = await connected(t);
  aborted = Promise.withResolvers();
  const leave = new AbortController();
  const response = await get('/stream', { signal: leave.signal });
  const reader = response.body?.getReader();
  await reader?.read();
  leave.abort();
  await aborted.promise;
});

test('a stream waits for a client that does not read', async (t) => {
  const { get } = await connected(t);
  const leave = new AbortController();
  await get('/stream', { signal: leave.signal });
  let before: number;
  do {
    before = chunks;
    await new Promise((resolve) => setTimeout(resolve, 200));
  } while (chunks > before);
  leave.abort();
  assert.ok(chunks < 1_000, `${chunks} chunks`);
});

test('a plugin that ends finishes what is in flight, then says good-bye', async (t) => {
  const { get, served, registry } = await connected(t);
  const stream = await registry.next();
  const slow = get('/slow');
  await get('/json');
  await served[Symbol.asyncDispose]();
  assert.equal(await (await slow).text(), 'done');
  await stream.ended;
  assert.deepEqual(
    stream.received.flatMap(({ status }) => (status ? [status.phase] : [])),
    ['PHASE_READY', 'PHASE_DRAINING', 'PHASE_GONE'],
  );
});

test('the platform can ask it to end', async (t) => {
  const { served, registry } = await connected(t);
  const stream = await registry.next();
  stream.responses.push({ drain: { reason: 'a newer version is here' } });
  assert.equal(await served.ended, undefined);
});

function options(address: string): ServeOptions {
  return {
    signals: false,
    env: { PATCHBAY_REGISTRY: address, PATCHBAY_CREDENTIAL: 'x', LOG_LEVEL: 'silent' },
  };
}

async function connected(t: TestContext, { settings = {} } = {}) {
  const stack = new AsyncDisposableStack();
  t.after(() => stack.disposeAsync());
  const gateway: WireGateway = stack.use(await startWireGateway());
  const registry = stack.use(await startWireRegistry({ identity: gateway, settings }));
  const served = stack.use(await serve(plugin, options(registry.address)));
  await served.registered;
  const token = await gateway.sign();
  const get = (path: string, { headers, ...init }: RequestInit = {}) =>
    fetch(served.url + path, {
      ...init,
      headers: { 'patchbay-identity': token, ...(headers as Record<string, string>) },
    });
  return { registry, served, get };
}
