import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { serialize } from 'node:v8';
import { readKept, replaceKept } from './kept-file.ts';

const issuer = 'https://patchbay.example';
const content = { revision: 7, plugins: [{ slug: 'notes' }], signsFrom: new Date(0) };

test('what was kept is read as it was, and by its site alone', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  const file = path.join(folder.path, 'catalog');
  await replaceKept(file, { issuer, content });
  assert.deepEqual(await readKept(file, { issuer }), content);
  await assert.rejects(readKept(file, { issuer: 'https://other.example' }), /of another site/);
});

test('a file that lost its end, or in which any byte is another, even that of the format, is not read', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  const file = path.join(folder.path, 'catalog');
  await replaceKept(file, { issuer, content });
  const whole = await readFile(file);
  for (let at = 0; at < whole.length; at++) {
    await writeFile(file, whole.subarray(0, at));
    await assert.rejects(readKept(file, { issuer }), `cut at ${at}`);
    // The second makes the format that of an earlier version.
    for (const bits of [0x04, 0x06]) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ bits;
      await writeFile(file, changed);
      const read = await readKept(file, { issuer }).catch(() => undefined);
      assert.ok(read === undefined || isSame(read), `another byte at ${at}`);
    }
  }
});

test('what an earlier version kept is read', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  const file = path.join(folder.path, 'catalog');
  await writeFile(file, serialize({ format: 1, issuer, content }));
  assert.deepEqual(await readKept(file, { issuer }), content);
});

/** Some bytes say nothing, such as that of the padding. */
function isSame(read: unknown): boolean {
  return serialize(read).equals(serialize(content));
}
