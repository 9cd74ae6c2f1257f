import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { removeAbandoned } from './abandoned-sockets.ts';

test('what a killed process left is removed; what is listened on, or has no socket yet, stays', async () => {
  await using parent = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-abandoned-'));
  for (const folder of ['gateway-killed', 'gateway-alive', 'gateway-starting', 'other-killed']) {
    await mkdir(path.join(parent.path, folder));
  }
  for (const folder of ['gateway-killed', 'other-killed']) {
    const socket = path.join(parent.path, folder, 'pages.sock');
    const script = `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('listening'))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const alive = createServer();
  alive.listen(path.join(parent.path, 'gateway-alive', 'pages.sock'));
  await once(alive, 'listening');

  await removeAbandoned(parent.path, { prefix: 'gateway-', name: 'pages.sock' });
  const left = await readdir(parent.path);
  assert.deepEqual(left.toSorted(), ['gateway-alive', 'gateway-starting', 'other-killed']);
  alive.close();
});
