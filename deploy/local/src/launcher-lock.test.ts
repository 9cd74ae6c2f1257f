import assert from 'node:assert/strict';
import { mkdtempDisposable, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CannotStart } from './cannot-start.ts';
import { lockFolder } from './launcher-lock.ts';

const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'patchbay-local-'));

const url = 'http://localhost:8080';

test('a second launcher on the same folder is told in one sentence', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'launcher.lock');
  await using _first = await lockFolder(file, url);
  await assert.rejects(lockFolder(file, url), (error) => {
    assert.ok(error instanceof CannotStart);
    assert.match(
      error.message,
      new RegExp(`^Patchbay already runs on ${folder.path} at ${url}: use it.*kill ${process.pid}`),
    );
    return true;
  });
});

test('a lock ends with its launcher', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'launcher.lock');
  await (await lockFolder(file, url))[Symbol.asyncDispose]();
  assert.deepEqual(await readdir(folder.path), []);
});

test('the lock of a launcher that is gone is taken over', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'launcher.lock');
  await writeFile(file, '999999999\nnode main.ts\n');
  await using _lock = await lockFolder(file, url);
});

test('a lock whose process number now belongs to another program is taken over', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'launcher.lock');
  await writeFile(file, `${process.pid}\nnode something-else.ts\n`);
  await using _lock = await lockFolder(file, url);
});
