import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import type { PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { loadConfig, publicUrl } from './config.ts';

const Config = z.object({ SECRET: z.string().min(3), PORT: z.coerce.number().default(80) });

test('a secret may come from a file, without its line break', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-config-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'secret');
  await writeFile(file, 'hidden\n');
  assert.deepEqual(loadConfig(Config, { SECRET_FILE: file }), { SECRET: 'hidden', PORT: 80 });
});

test('an empty variable counts as unset', () => {
  assert.equal(loadConfig(Config, { SECRET: 'abc', PORT: '' }).PORT, 80);
});

test('every wrong variable is named at once', () => {
  assert.throws(
    () => loadConfig(Config, { SECRET: 'a', PORT: 'x', SECRET_FILE: '/nowhere' }),
    (error: PlatformError) => {
      assert.deepEqual(error.details.violations?.map(({ field }) => field).toSorted(), [
        'PORT',
        'SECRET',
      ]);
      return true;
    },
  );
});

test('a file that cannot be read is named', () => {
  assert.throws(
    () => loadConfig(Config, { SECRET_FILE: '/nowhere' }),
    (error: PlatformError) => /SECRET_FILE: cannot read the file/.test(error.message),
  );
});

test('the public URL is an origin, however it is written', () => {
  const Public = z.object({ PUBLIC_URL: publicUrl });
  const read = (url: string) => loadConfig(Public, { PUBLIC_URL: url }).PUBLIC_URL;
  assert.equal(read('https://Example.org:443/'), 'https://example.org');
  assert.equal(read(''), 'http://localhost:8080');
  assert.throws(() => read('https://example.org/patchbay'), /without a path/);
});
