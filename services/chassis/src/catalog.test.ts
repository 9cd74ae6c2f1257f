import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { catalog, mount, serveGrpc, type ReceivedPlugin } from '@patchbay/proto';
import { followCatalog } from './catalog.ts';
import { createLogger } from './log.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });

test('a watch that resumes where nothing has changed is no trouble', async () => {
  const since: number[] = [];
  const unused = () => Promise.reject(new Error('not called'));
  const services = [
    mount(
      catalog,
      {
        listPlugins: unused,
        getPlugin: unused,
        listContributions: unused,
        async *watch({ sinceRevision }, { signal }) {
          since.push(sinceRevision);
          if (sinceRevision === 0) yield { snapshot: { revision: 5, plugins: [] } };
          else await sleep(60_000, undefined, { signal });
        },
      },
      { onUnexpected: () => {} },
    ),
  ];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  const troubles: (string | undefined)[] = [];
  await using copy = followCatalog({
    address: server.address,
    token: '',
    log,
    onChange: () => {},
    onTrouble: () => troubles.push(copy.trouble()),
  });
  while (since.length < 2 || copy.trouble() !== undefined) await sleep(10);
  assert.deepEqual(since, [0, 5]);
  assert.deepEqual(troubles, ['the registry ended the watch']);
});

test('what a registry says that cannot be a catalog changes nothing', async () => {
  const asked = { grpc: 0, tcp: 0 };
  const unused = () => Promise.reject(new Error('not called'));
  const services = [
    mount(
      catalog,
      {
        listPlugins: unused,
        getPlugin: unused,
        listContributions: unused,
        async *watch() {
          asked.grpc++;
          yield { snapshot: { revision: 9, plugins: [{ slug: 'fine' }, { slug: '../etc' }] } };
        },
      },
      { onUnexpected: () => {} },
    ),
  ];
  await using nonsense = await serveGrpc({ listen: '127.0.0.1:0', services });
  const noise = createServer((socket) => {
    asked.tcp++;
    socket.on('error', () => {});
    socket.end(randomBytes(10_000));
  });
  noise.listen(0, '127.0.0.1');
  await once(noise, 'listening');
  const { port } = noise.address() as AddressInfo;

  const kept = { slug: 'kept', title: 'Kept' } as ReceivedPlugin;
  for (const [kind, address] of [
    ['grpc', nonsense.address],
    ['tcp', `127.0.0.1:${port}`],
  ] as const) {
    const changed: ReadonlySet<string>[] = [];
    await using copy = followCatalog({
      address,
      token: '',
      log,
      onChange: (slugs) => changed.push(slugs),
      initial: { revision: 5, plugins: [kept] },
    });
    while (asked[kind] < 2) await sleep(10);
    assert.deepEqual([...copy.plugins().values()], [kept]);
    assert.equal(copy.revision(), 5);
    assert.notEqual(copy.trouble(), undefined);
    assert.deepEqual(changed, []);
  }
  noise.close();
});

for (const [what, change] of [
  ['of a plugin that has no slug', { slug: '../etc', plugin: { slug: '../etc' } }],
  ['that is about another plugin', { slug: 'fine', plugin: { slug: 'other' } }],
  ['that takes away what can be none', { slug: '../etc' }],
] as const) {
  test(`a change ${what} is not taken, and the watch begins anew`, async () => {
    const asked = { watches: 0 };
    const unused = () => Promise.reject(new Error('not called'));
    const handlers = {
      listPlugins: unused,
      getPlugin: unused,
      listContributions: unused,
      async *watch() {
        asked.watches++;
        yield { snapshot: { revision: 6, plugins: [{ slug: 'fine', title: 'Fine' }] } };
        yield { change: { revision: 7, ...change } };
      },
    };
    const services = [mount(catalog, handlers, { onUnexpected: () => {} })];
    await using nonsense = await serveGrpc({ listen: '127.0.0.1:0', services });
    const changed: string[][] = [];
    await using copy = followCatalog({
      address: nonsense.address,
      token: '',
      log,
      onChange: (slugs) => changed.push([...slugs]),
    });
    while (asked.watches < 2) await sleep(10);
    assert.deepEqual(
      [...copy.plugins()].map(([slug, { title }]) => [slug, title]),
      [['fine', 'Fine']],
    );
    assert.equal(copy.revision(), 6);
    assert.deepEqual(new Set(changed.flat()), new Set(['fine']));
  });
}

test('a copy that begins with what was kept asks for everything, and then for what is new', async () => {
  const since: number[] = [];
  const unused = () => Promise.reject(new Error('not called'));
  const services = [
    mount(
      catalog,
      {
        listPlugins: unused,
        getPlugin: unused,
        listContributions: unused,
        async *watch({ sinceRevision }) {
          since.push(sinceRevision);
          if (sinceRevision === 0) yield { snapshot: { revision: 7, plugins: [{ slug: 'new' }] } };
        },
      },
      { onUnexpected: () => {} },
    ),
  ];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  const kept = { revision: 5, plugins: [{ slug: 'old' } as ReceivedPlugin] };
  const about = { address: server.address, token: '', log, onChange: () => {}, initial: kept };
  await using copy = followCatalog(about);
  while (since.length < 2) await sleep(10);
  assert.deepEqual(since.slice(0, 2), [0, 7]);
  assert.deepEqual([...copy.plugins().keys()], ['new']);
  assert.equal(copy.snapshot().revision, 7);
});
