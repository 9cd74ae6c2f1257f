import assert from 'node:assert/strict';
import { mkdtempDisposable, readdir, readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { encodeUser, fmtCreds } from '@nats-io/jwt';
import { createUser } from '@nats-io/nkeys';
import { connectNats, createLogger, type Nats } from '@patchbay/chassis';
import { startChild } from './child.ts';
import { startNats, type EmbeddedNats } from './embedded-nats.ts';
import { startAndKillLauncher, untilGone } from './launcher-killed.fixture.ts';
import { findNatsServer } from './nats-binary.ts';
import { send } from './running-process.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const bounded = { timeout: 100_000 };
const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'patchbay local '));

test('the platform user has JetStream, and streams are kept across starts', bounded, async () => {
  await using folder = await temporaryFolder();
  {
    await using server = await startNats({ dataDir: folder.path });
    await using nats = await connectPlatform(server);
    const { streams } = await nats.manager();
    await streams.add({ name: 'KEPT', subjects: ['kept.>'] });
    await nats.jetstream.publish('kept.message', 'hello');
  }
  await using server = await startNats({ dataDir: folder.path });
  await using nats = await connectPlatform(server);
  const { streams } = await nats.manager();
  assert.equal((await streams.info('KEPT')).state.messages, 1);
});

test('nobody gets in without credentials', bounded, async () => {
  await using folder = await temporaryFolder();
  await using server = await startNats({ dataDir: folder.path });
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
  socket.write('CONNECT {}\r\nPING\r\n');
  assert.match(await text(socket), /-ERR 'Authorization Violation'/);
});

test(
  'a user signed with the account seed publishes on its own subjects and on no others',
  bounded,
  async () => {
    await using folder = await temporaryFolder();
    await using server = await startNats({ dataDir: folder.path });
    await using platform = await connectPlatform(server);
    const heard: string[] = [];
    platform.connection.subscribe('patchbay.task.>', {
      callback: (_, { subject }) => void heard.push(subject),
    });
    await platform.connection.flush();

    await using plugin = await connectPlugin(server, 'patchbay.task.a.>');
    const denied = Promise.withResolvers<string>();
    void (async () => {
      for await (const status of plugin.connection.status()) {
        if (status.type === 'error') denied.resolve(status.error.message);
      }
    })();
    plugin.connection.publish('patchbay.task.b.x');
    plugin.connection.publish('patchbay.task.a.x');
    await plugin.connection.flush();
    await platform.connection.flush();

    assert.match(await denied.promise, /permissions violation.*patchbay\.task\.b\.x/i);
    assert.deepEqual(heard, ['patchbay.task.a.x']);
  },
);

test('keys stay the same and only their owner can read them', bounded, async () => {
  await using folder = await temporaryFolder();
  const keys = join(folder.path, 'keys');
  const seeds: string[] = [];
  for (const _ of ['first start', 'second start']) {
    await using server = await startNats({ dataDir: folder.path });
    seeds.push(await readFile(server.accountSeedFile, 'utf8'));
  }
  const modes = new Set<number>();
  for (const name of await readdir(keys)) modes.add((await stat(join(keys, name))).mode & 0o777);
  assert.equal(seeds[0], seeds[1]);
  assert.deepEqual([...modes], [0o600]);
});

test('a killed nats-server is started again on the same port', bounded, async () => {
  await using folder = await temporaryFolder();
  await using server = await startNats({ dataDir: folder.path });
  await using nats = await connectPlatform(server);
  await nats.ping();
  const killed = server.pid;
  assert.ok(killed);
  send(killed, 'SIGKILL');
  for await (const { type } of nats.connection.status()) if (type === 'reconnect') break;
  await nats.ping();
  assert.notEqual(server.pid, killed);
});

test(
  'it ends when the launcher is killed',
  { skip: process.platform !== 'linux', ...bounded },
  async () => {
    await using folder = await temporaryFolder();
    await untilGone(await startAndKillLauncher('startNats', folder.path));
  },
);

test('a nats-server that still runs on the folder is ended first', bounded, async () => {
  await using folder = await temporaryFolder();
  await (await startNats({ dataDir: folder.path }))[Symbol.asyncDispose]();
  const ready = Promise.withResolvers<void>();
  await using leftover = startChild(
    { file: await findNatsServer(), args: ['--config', join(folder.path, 'nats.conf')] },
    { onLine: (line) => line.endsWith('Server is ready') && ready.resolve() },
  );
  await ready.promise;

  await using server = await startNats({ dataDir: folder.path });
  assert.notEqual(await leftover.ended, undefined);
  await using nats = await connectPlatform(server);
  await nats.ping();
});

async function connectPlatform(server: EmbeddedNats): Promise<Nats> {
  const creds = await readFile(server.credsFile, 'utf8');
  return connectNats({ url: server.url, creds, name: 'test', log });
}

/** As the registry does for a plugin: a fresh key, signed with the account's seed. */
async function connectPlugin(server: EmbeddedNats, subjects: string): Promise<Nats> {
  const seed = (await readFile(server.accountSeedFile, 'utf8')).trim();
  const user = createUser();
  const limits = { pub: { allow: [subjects] }, sub: { allow: ['_INBOX.>'] } };
  const jwt = await encodeUser('plugin-a', user, new TextEncoder().encode(seed), limits);
  const creds = new TextDecoder().decode(fmtCreds(jwt, user));
  return connectNats({ url: server.url, creds, name: 'plugin', log });
}
