import assert from 'node:assert/strict';
import { chown, mkdtempDisposable, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CannotStart } from './cannot-start.ts';
import { emptyDataFolder, openDataFolder } from './data-folder.ts';
import { writeSecret } from './secret-file.ts';

const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'patchbay-local-'));

test('a new data folder is for its owner only', async () => {
  await using parent = await temporaryFolder();
  const { path } = await openDataFolder(join(parent.path, 'data'));
  assert.equal((await stat(path)).mode & 0o777, 0o700);
});

test('beginning again removes what the launcher made and nothing else', async () => {
  await using parent = await temporaryFolder();
  const folder = await openDataFolder(parent.path);
  await writeSecret(folder.platformToken, 'secret');
  await writeSecret(join(folder.credentials, 'hello'), 'secret');
  await writeSecret(join(folder.postgres, 'PG_VERSION'), '18');
  await writeFile(join(parent.path, 'holiday.jpg'), '');
  await emptyDataFolder(folder);
  assert.deepEqual(await readdir(parent.path), ['holiday.jpg']);
});

test('a folder of another user is refused in one sentence', async () => {
  await using parent = await temporaryFolder();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(parent.path, 1234, 1234);
  await assert.rejects(
    openDataFolder(isRoot ? parent.path : '/usr'),
    sentence(/belongs to another user.*PATCHBAY_DATA_DIR/),
  );
});

test('a folder that cannot be made is refused in one sentence', async () => {
  await using parent = await temporaryFolder();
  const file = join(parent.path, 'file');
  await writeFile(file, '');
  await assert.rejects(openDataFolder(join(file, 'data')), sentence(/cannot be made \(ENOTDIR\)/));
});

function sentence(pattern: RegExp) {
  return (error: unknown) => error instanceof CannotStart && pattern.test(error.message);
}
