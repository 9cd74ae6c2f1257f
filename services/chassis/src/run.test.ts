import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

test('a second signal ends the process at once, also when it is another one', async (t) => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'run.fixture.ts')]);
  t.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  await once(child.stdout, 'data');
  await sleep(600);
  child.kill('SIGINT');
  assert.deepEqual(await exited, [130, null]);
});

test('a Ctrl-C that npm passes on once more is one signal', async (t) => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'run.fixture.ts')]);
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  await sleep(300);
  assert.equal(child.exitCode, null);
});
