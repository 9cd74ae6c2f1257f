import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { readConfig } from './config.ts';

test('a credential is all that has to be set', () => {
  const config = readConfig({ PATCHBAY_CREDENTIAL: 'secret', PATCHBAY_LISTEN: '' });
  assert.partialDeepStrictEqual(config, {
    PATCHBAY_REGISTRY: '127.0.0.1:7400',
    PATCHBAY_LISTEN: '127.0.0.1:0',
    PATCHBAY_DRAIN_SECONDS: 10,
  });
});

test('the credential may be in a file', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-config-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'credential');
  await writeFile(file, 'secret\n');
  assert.equal(readConfig({ PATCHBAY_CREDENTIAL_FILE: file }).PATCHBAY_CREDENTIAL, 'secret');
});

test('every wrong variable is named at once', () => {
  assert.throws(
    () => readConfig({ PATCHBAY_REGISTRY: 'nowhere', PATCHBAY_ENDPOINT: 'ftp://x' }),
    /PATCHBAY_REGISTRY: must be host:port.*PATCHBAY_CREDENTIAL: is not set; .*PATCHBAY_ENDPOINT: /,
  );
});
