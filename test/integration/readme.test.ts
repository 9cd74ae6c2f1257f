import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFile(path.join(root, file), 'utf8');

test('the plugin in the README is the example that the tests run', async () => {
  const [, block] =
    /<!-- example-plugins\/hello\/plugin\.ts -->\n```ts\n([^]*?)```/.exec(
      await read('README.md'),
    ) ?? [];
  assert.equal(block, await read('example-plugins/hello/plugin.ts'));
});

test('the smallest plugin is one file of at most 25 lines', async () => {
  const lines = (await read('example-plugins/hello/plugin.ts')).trimEnd().split('\n');
  assert.ok(lines.length <= 25, `${lines.length} lines`);
});
