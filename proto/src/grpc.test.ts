import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { invalid, PlatformError } from './errors.ts';
import { createClient } from './grpc-client.ts';
import { mount, serveGrpc, type Handlers } from './grpc-server.ts';
import { catalog, pluginHost } from './services.ts';

type CatalogHandlers = Handlers<typeof catalog.definition, NonNullable<typeof catalog.handlers>>;

async function serveCatalog(
  handlers: Partial<CatalogHandlers>,
  onUnexpected: (error: unknown, id: string) => void = () => {},
) {
  const unused = () => Promise.reject(new Error('not called'));
  const rest = {
    listPlugins: unused,
    getPlugin: unused,
    listContributions: unused,
    async *watch() {},
  };
  const services = [mount(catalog, { ...rest, ...handlers }, { onUnexpected })];
  const server = await serveGrpc({ listen: '127.0.0.1:0', services });
  const client = createClient(catalog, { address: server.address, token: 'secret' });
  return {
    client,
    async [Symbol.asyncDispose]() {
      client[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('a platform error crosses the wire with its code, violations and reason', async () => {
  const violations = [{ field: 'slug', message: 'is empty' }];
  await using served = await serveCatalog({
    getPlugin() {
      throw new PlatformError('invalid', 'no slug', { violations, reason: 'because' });
    },
  });
  await assert.rejects(served.client.getPlugin({ slug: '' }), (error: PlatformError) => {
    assert.deepEqual([error.code, error.message], ['invalid', 'no slug']);
    assert.deepEqual(error.details, { violations, reason: 'because' });
    return true;
  });
});

test('of thousands of violations the first arrive, and how many more there are; others of the connection go on', async () => {
  const violations = Array.from({ length: 5_000 }, (_, index) => {
    return { field: `contributions[${index}].path`, message: 'leads nowhere – “ünïcode”' };
  });
  await using served = await serveCatalog({
    getPlugin() {
      throw invalid('the plugin cannot be registered', violations);
    },
    listPlugins: () => ({ plugins: [], nextPageToken: '' }),
  });
  const [refused, list] = await Promise.all([
    served.client.getPlugin({ slug: '' }).catch((error: unknown) => error),
    served.client.listPlugins({}),
  ]);
  assert.ok(refused instanceof PlatformError);
  assert.equal(refused.code, 'invalid');
  assert.match(refused.message, /^the plugin cannot be registered: .*…$/);
  const told = refused.details.violations ?? [];
  assert.deepEqual(told[0], violations[0]);
  const more = (5_000 - told.length + 1).toLocaleString('en');
  assert.deepEqual(told.at(-1), { field: '', message: `and ${more} more like these` });
  assert.deepEqual(list.plugins, []);
});

test('a list that is larger than what a server takes arrives', async () => {
  const plugins = Array.from({ length: 5 }, (_, index) => {
    return { slug: `large-${index}`, description: 'x'.repeat(1024 * 1024) };
  });
  await using served = await serveCatalog({ listPlugins: () => ({ plugins }) });
  assert.equal((await served.client.listPlugins({})).plugins.length, 5);
});

test('an unexpected error is bland outside and told inside under the same id', async () => {
  let told: { error: unknown; id: string } | undefined;
  await using served = await serveCatalog(
    { getPlugin: () => Promise.reject(new Error('the password is 123')) },
    (error, id) => (told = { error, id }),
  );
  await assert.rejects(served.client.getPlugin({ slug: 'a' }), (error: PlatformError) => {
    assert.equal(error.code, 'internal');
    assert.ok(!error.message.includes('123'));
    assert.ok(told && error.message.includes(told.id));
    return true;
  });
});

test('handlers see the bearer token', async () => {
  await using served = await serveCatalog({
    getPlugin: (_request, { token }) => ({ plugin: { title: token ?? '' } }),
  });
  const { plugin } = await served.client.getPlugin({ slug: 'a' });
  assert.equal(plugin?.title, 'secret');
});

test('a stream ends in the handler when the caller stops reading', async () => {
  const ended = Promise.withResolvers<string>();
  await using served = await serveCatalog({
    async *watch(_request, { signal }) {
      try {
        for (let revision = 1; ; revision += 1) {
          yield { change: { revision, slug: 'a' } };
          await sleep(5, undefined, { signal });
        }
      } finally {
        ended.resolve('ended');
      }
    },
  });
  for await (const { change } of served.client.watch({})) {
    if (change?.revision === 3) break;
  }
  assert.equal(await ended.promise, 'ended');
});

test('a caller that aborts gets cancelled, and so does the handler', async () => {
  const aborted = Promise.withResolvers<void>();
  await using served = await serveCatalog({
    async getPlugin(_request, { signal }) {
      await once(signal, 'abort');
      aborted.resolve();
      return {};
    },
  });
  const signal = AbortSignal.timeout(50);
  await assert.rejects(served.client.getPlugin({ slug: 'a' }, { signal }), { code: 'cancelled' });
  await aborted.promise;
});

test('both sides of a bidirectional stream talk, and an error ends it with its code', async () => {
  const services = [
    mount(
      pluginHost,
      {
        async *connect(requests) {
          for await (const { status } of requests) {
            if (status?.text === 'fail') throw new PlatformError('forbidden', 'not you');
            yield { drain: { reason: `got ${status?.text}` } };
          }
        },
      },
      { onUnexpected: () => {} },
    ),
  ];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  using client = createClient(pluginHost, { address: server.address });
  async function* requests() {
    yield { status: { text: 'one' } };
    yield { status: { text: 'fail' } };
    await sleep(1000, undefined, { ref: false });
  }
  const heard: (string | undefined)[] = [];
  await assert.rejects(
    async () => {
      for await (const { drain } of client.connect(requests())) heard.push(drain?.reason);
    },
    { code: 'forbidden', message: 'not you' },
  );
  assert.deepEqual(heard, ['got one']);
});

test('a deadline that passes is a timeout', async () => {
  await using served = await serveCatalog({
    getPlugin: (_request, { signal }) => once(signal, 'abort').then(() => ({})),
  });
  await assert.rejects(served.client.getPlugin({ slug: 'a' }, { timeoutMs: 50 }), {
    code: 'timeout',
  });
});
