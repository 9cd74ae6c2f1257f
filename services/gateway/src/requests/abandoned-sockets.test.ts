import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtempDisposable, readdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { removeAbandoned } from './abandoned-sockets.ts';

const about = { prefix: 'gateway-', name: 'pages.sock' };
const later = () => Date.now() + 120_000;

test('what a killed process left is removed a minute later; what is listened on, or has no socket yet, stays', async () => {
  await using parent = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-abandoned-'));
  for (const folder of ['gateway-alive', 'gateway-starting']) {
    await mkdir(path.join(parent.path, folder));
  }
  for (const folder of ['gateway-killed', 'other-killed']) await leaveSocket(parent.path, folder);
  const alive = createServer();
  alive.listen(path.join(parent.path, 'gateway-alive', 'pages.sock'));
  await once(alive, 'listening');

  const left = async () => (await readdir(parent.path)).toSorted();
  const others = ['gateway-alive', 'gateway-starting', 'other-killed'];
  await removeAbandoned(parent.path, about);
  assert.deepEqual(await left(), ['gateway-alive', 'gateway-killed', ...others.slice(1)]);
  await removeAbandoned(parent.path, { ...about, now: later });
  assert.deepEqual(await left(), others);
  alive.close();
});

test('nothing but the socket and its folder is removed, and no folder by a link to it', async () => {
  await using parent = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-abandoned-'));
  await leaveSocket(parent.path, 'elsewhere');
  await symlink(path.join(parent.path, 'elsewhere'), path.join(parent.path, 'gateway-link'));
  await leaveSocket(parent.path, 'gateway-full');
  await writeFile(path.join(parent.path, 'gateway-full', 'notes.txt'), 'mine');

  await removeAbandoned(parent.path, { ...about, now: later });
  assert.deepEqual(await readdir(path.join(parent.path, 'elsewhere')), ['pages.sock']);
  assert.deepEqual(await readdir(path.join(parent.path, 'gateway-full')), ['notes.txt']);
});

const asRoot = { skip: process.getuid?.() !== 0 && 'only root gives folders away' };
test('what another user left stays, also for root', asRoot, async () => {
  await using parent = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-abandoned-'));
  await leaveSocket(parent.path, 'gateway-theirs');
  await chown(path.join(parent.path, 'gateway-theirs'), 65_534, 65_534);
  await removeAbandoned(parent.path, { ...about, now: later });
  assert.deepEqual(await readdir(path.join(parent.path, 'gateway-theirs')), ['pages.sock']);
});

/** A folder with the socket of a process that was killed. */
async function leaveSocket(parent: string, folder: string): Promise<void> {
  await mkdir(path.join(parent, folder));
  const socket = path.join(parent, folder, 'pages.sock');
  const script = `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('listening'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}
