import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { freePorts } from '@patchbay/local';
import { admin, catalog, createClient, type ReceivedWatchResponse } from '@patchbay/proto';
import { startExample } from '../support/example.ts';
import { startNodeProcess, type NodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const leaseSeconds = 8;
let platform: Platform;
let second: NodeProcess;
let secondAddress: string;

before(async () => {
  platform = await startPlatform({ services: ['registry'], leaseSeconds });
  const [grpc, http] = await freePorts(2);
  secondAddress = `127.0.0.1:${grpc}`;
  second = await startNodeProcess({
    script: path.join(import.meta.dirname, '../../services/registry/src/main.ts'),
    env: {
      ...platform.environment,
      REGISTRY_GRPC_LISTEN: secondAddress,
      REGISTRY_HTTP_LISTEN: `127.0.0.1:${http}`,
    },
    isReady: async () => (await fetch(`http://127.0.0.1:${http}/readyz`)).ok,
  });
});
after(async () => {
  await second?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const token = () => platform.environment.PLATFORM_TOKEN;

/** What the first replica has told so far, the second would tell as news. */
async function untilAsNewAsTheFirst(
  replica: Pick<Platform['catalog'], 'getPlugin'>,
): Promise<void> {
  const { revision } = await platform.catalog.getPlugin({ slug: 'hello' });
  await until(async () => (await replica.getPlugin({ slug: 'hello' })).revision >= revision);
}

/** The plugin with its state, and that of each of its instances. */
function toldOf({ slug, plugin }: NonNullable<ReceivedWatchResponse['change']>): string {
  return [slug, ...[plugin, ...(plugin?.instances ?? [])].map((it) => it?.state?.name)].join(' ');
}

test('watchers of both replicas see every revision in order', async () => {
  const addresses = [platform.addresses.registry, secondAddress];
  const stop = AbortSignal.timeout(60_000);
  const watches = addresses.map((address) => {
    const client = createClient(catalog, { address, token: token() });
    const started = Promise.withResolvers<void>();
    const seen = (async () => {
      const revisions: number[] = [];
      for await (const { snapshot, change } of client.watch({}, { signal: stop })) {
        if (snapshot) started.resolve();
        if (!change?.slug.startsWith('order-')) continue;
        revisions.push(change.revision);
        if (revisions.length === 40) return revisions;
      }
      return revisions;
    })();
    return { client, started: started.promise, seen };
  });
  await Promise.all(watches.map(({ started }) => started));
  await Promise.all(
    addresses.map(async (address, replica) => {
      using operator = createClient(admin, { address, token: token() });
      for (let i = 0; i < 20; i += 1) {
        await operator.createCredential({ slug: `order-${replica === 0 ? 'a' : 'b'}${i}` });
      }
    }),
  );
  const [left = [], right = []] = await Promise.all(watches.map(({ seen }) => seen));
  for (const { client } of watches) client[Symbol.dispose]();
  assert.deepEqual(left, right);
  assert.deepEqual(
    left,
    left.toSorted((a, b) => a - b),
  );
});

test('a replica that is stopped: its plugin goes on at the other, and no watcher hears of it', async () => {
  await using entrance = await startTcpProxy(platform.addresses.registry);
  await using _hello = await startExample(platform, 'hello', {
    env: { PATCHBAY_REGISTRY: entrance.address },
  });
  const [before] = (await platform.plugin('hello')).instances;
  assert.equal(before?.state?.name, 'ready');

  using watcher = createClient(catalog, { address: secondAddress, token: token() });
  await untilAsNewAsTheFirst(watcher);
  const stop = new AbortController();
  const heard: string[] = [];
  const snapshot = Promise.withResolvers<void>();
  const watching = (async () => {
    for await (const response of watcher.watch({}, { signal: stop.signal })) {
      if (response.snapshot) snapshot.resolve();
      if (response.change) heard.push(toldOf(response.change));
    }
  })().catch(() => {});
  await snapshot.promise;

  assert.equal(await platform.processes.registry.stop(), 'exit 0');
  entrance.moveTo(secondAddress);
  await until(() =>
    second.lines.some((line) => line.includes('instance resumed') && line.includes(before.id)),
  );
  using operator = createClient(admin, { address: secondAddress, token: token() });
  await operator.createCredential({ slug: 'afterwards' });
  await until(() => heard.some((it) => it.startsWith('afterwards')));
  assert.deepEqual(heard, ['afterwards pending']);
  stop.abort();
  await watching;
  await platform.processes.registry.restart();
});

test('kill -9 of a replica: its plugin goes on at the other, its route never goes, no acknowledged write is lost', async () => {
  await using entrance = await startTcpProxy(platform.addresses.registry);
  await using _hello = await startExample(platform, 'hello', {
    env: { PATCHBAY_REGISTRY: entrance.address },
  });
  const [before] = (await platform.plugin('hello')).instances;

  using watcher = createClient(catalog, { address: secondAddress, token: token() });
  await untilAsNewAsTheFirst(watcher);
  const stop = new AbortController();
  const flaps: string[] = [];
  const watching = (async () => {
    for await (const { change } of watcher.watch({}, { signal: stop.signal })) {
      if (change?.slug === 'hello' && change.plugin?.instances.length !== 1) flaps.push('no route');
    }
  })().catch(() => {});

  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let i = 0; ; i += 1) {
      const { credential } = await platform.admin.createCredential({ slug: `load-${i % 5}` });
      acknowledged.push(credential?.id ?? '');
    }
  })().catch(() => {});
  await until(() => acknowledged.length > 20);
  await platform.processes.registry.kill();
  entrance.moveTo(secondAddress);
  await writing;

  using reader = createClient(admin, { address: secondAddress, token: token() });
  const { credentials } = await reader.listCredentials({});
  const stored = new Set(credentials.map(({ id }) => id));
  assert.deepEqual(
    acknowledged.filter((id) => !stored.has(id)),
    [],
  );

  await new Promise((resolve) => setTimeout(resolve, leaseSeconds * 1_250));
  const { plugin } = await watcher.getPlugin({ slug: 'hello' });
  assert.deepEqual(
    plugin?.instances.map(({ id, epoch, state }) => [id, epoch, state?.name]),
    [[before?.id, before?.epoch, 'ready']],
  );
  assert.deepEqual(flaps, []);
  stop.abort();
  await watching;
});
