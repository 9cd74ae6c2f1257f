import assert from 'node:assert/strict';
import { mkdir, mkdtempDisposable, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { CannotStart } from './cannot-start.ts';
import { startChild } from './child.ts';
import { asOrdinaryUser } from './command.ts';
import { startPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { freePort } from './free-port.ts';
import { findPostgres } from './postgres-binaries.ts';
import { commandLineOf, send } from './running-process.ts';
import { startAndKillLauncher, untilGone } from './launcher-killed.fixture.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const bounded = { timeout: 100_000 };
const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'patchbay local '));
const connect = ({ url }: EmbeddedPostgres): Promise<Database> =>
  connectPostgres({ url, schema: 'public', log });

test(
  'an empty folder becomes a Postgres 18 with the database patchbay, kept across starts',
  bounded,
  async () => {
    await using folder = await temporaryFolder();
    const dataDir = join(folder.path, 'postgres');
    {
      await using postgres = await startPostgres({ dataDir });
      await using db = await connect(postgres);
      await db.run(sql`create table kept as select 'here' as word`);
    }
    await using postgres = await startPostgres({ dataDir });
    await using db = await connect(postgres);
    const row = await db.one<{ word: string; database: string; version: string }>(
      sql`select word, current_database() as database, current_setting('server_version') as version from kept`,
    );
    assert.deepEqual([row.word, row.database, row.version.slice(0, 2)], ['here', 'patchbay', '18']);
  },
);

test('it is durable unless told otherwise', bounded, async () => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'postgres');
  for (const durable of [true, false]) {
    await using postgres = await startPostgres({ dataDir, durable });
    await using db = await connect(postgres);
    const { fsync } = await db.one<{ fsync: string }>(sql`show fsync`);
    assert.equal(fsync, durable ? 'on' : 'off');
  }
});

test('a killed Postgres is started again on the same port and says so', bounded, async () => {
  await using folder = await temporaryFolder();
  const crash = Promise.withResolvers<string>();
  await using postgres = await startPostgres({
    dataDir: join(folder.path, 'postgres'),
    onCrash: ({ exit }) => crash.resolve(exit),
  });
  assert.ok(postgres.pid);
  send(postgres.pid, 'SIGKILL');
  assert.equal(await crash.promise, 'SIGKILL');
  await using db = await connect(postgres);
  await db.ping();
});

test('a folder of another Postgres version is refused and left as it is', bounded, async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'PG_VERSION'), '15\n');
  await assert.rejects(
    startPostgres({ dataDir: folder.path }),
    sentence(/made by Postgres 15.*--fresh/),
  );
  assert.deepEqual(await readdir(folder.path), ['PG_VERSION']);
});

test('a folder that holds something else is refused and left as it is', bounded, async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'base'));
  await assert.rejects(
    startPostgres({ dataDir: folder.path }),
    sentence(/not a complete.*--fresh/),
  );
  assert.deepEqual(await readdir(folder.path), ['base']);
});

test('a damaged data folder ends the start with the last lines of Postgres', bounded, async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'PG_VERSION'), '18\n');
  await assert.rejects(startPostgres({ dataDir: folder.path }), (error) => {
    assert.ok(error instanceof CannotStart);
    assert.match(error.message, /^Postgres ended 3 times while starting/);
    assert.match(error.lines.join('\n'), /postgresql\.conf/);
    return true;
  });
});

test('an initialisation that was killed half-way does not count', bounded, async () => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'postgres');
  await mkdir(`${dataDir}.draft/base`, { recursive: true });
  await using _postgres = await startPostgres({ dataDir });
  assert.deepEqual(await readdir(folder.path), ['postgres']);
});

test('a Postgres that still runs on the folder is ended first', bounded, async () => {
  await using folder = await temporaryFolder();
  const dataDir = join(folder.path, 'postgres');
  await (await startPostgres({ dataDir }))[Symbol.asyncDispose]();
  await using leftover = await startBarePostgres(dataDir);

  await using postgres = await startPostgres({ dataDir });
  assert.equal(await leftover.ended, 'exit 0');
  await using db = await connect(postgres);
  await db.ping();
});

test(
  'a stale pid file that names a stranger does not keep Postgres from starting',
  bounded,
  async () => {
    await using folder = await temporaryFolder();
    const dataDir = join(folder.path, 'postgres');
    await (await startPostgres({ dataDir }))[Symbol.asyncDispose]();
    await using stranger = startChild({ file: 'sleep', args: ['60'] });
    assert.ok(stranger.pid);
    await writeFile(join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n`);

    await using _postgres = await startPostgres({ dataDir });
    assert.match((await commandLineOf(stranger.pid)) ?? '', /^sleep 60/);
  },
);

test(
  'it ends when the launcher is killed',
  { skip: process.platform !== 'linux', ...bounded },
  async () => {
    await using folder = await temporaryFolder();
    const pid = await startAndKillLauncher('startPostgres', join(folder.path, 'postgres'));
    await untilGone(pid);
  },
);

async function startBarePostgres(dataDir: string) {
  const { postgres } = await findPostgres();
  const ready = Promise.withResolvers<void>();
  const settings = [`port=${await freePort()}`, 'unix_socket_directories='];
  const args = ['-D', dataDir, ...settings.flatMap((setting) => ['-c', setting])];
  const child = startChild(await asOrdinaryUser({ file: postgres, args }), {
    onLine: (line) => line.includes('ready to accept connections') && ready.resolve(),
  });
  await ready.promise;
  return child;
}

function sentence(pattern: RegExp) {
  return (error: unknown) => error instanceof CannotStart && pattern.test(error.message);
}
