import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Command } from './command.ts';
import { untilGone } from './launcher-killed.fixture.ts';
import { supervise, type Crash } from './supervise.ts';

const bounded = { timeout: 100_000 };
const script = (source: string, ...args: string[]): Command => ({
  file: process.execPath,
  args: ['--eval', source, ...args],
});

test('a crash is reported and followed by restarts after doubling pauses', bounded, async () => {
  const crashes: Crash[] = [];
  const third = Promise.withResolvers<void>();
  await using _ = supervise(script('process.exit(3)'), {
    backoffMs: 10,
    maxBackoffMs: 30,
    onCrash: (crash) => void (crashes.push(crash) === 3 && third.resolve()),
  });
  await third.promise;
  assert.deepEqual(
    crashes.map(({ exit, failures, restartInMs }) => [exit, failures, restartInMs]),
    [
      ['exit 3', 1, 10],
      ['exit 3', 2, 20],
      ['exit 3', 3, 30],
    ],
  );
});

test('a process that was up for a while starts counting anew', bounded, async () => {
  const failures: number[] = [];
  const second = Promise.withResolvers<void>();
  await using _ = supervise(script('setTimeout(() => process.exit(1), 100)'), {
    backoffMs: 1,
    steadyMs: 50,
    onCrash: (crash) => void (failures.push(crash.failures) === 2 && second.resolve()),
  });
  await second.promise;
  assert.deepEqual(failures, [1, 1]);
});

test('stopping is a SIGTERM that the process may take its time for', bounded, async () => {
  const lines = await linesOf(
    `process.on('SIGTERM', () => { console.log('draining'); setTimeout(() => process.exit(), 100); });
     setInterval(() => {}, 1000); console.log('up');`,
  );
  assert.deepEqual(lines, ['up', 'draining']);
});

test('a process that ignores SIGTERM is killed after the deadline', bounded, async () => {
  const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up');`;
  assert.deepEqual(await linesOf(stubborn, { stopMs: 500 }), ['up']);
});

test('an abort of `now` kills at once', bounded, async () => {
  const now = new AbortController();
  const up = Promise.withResolvers<void>();
  const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up');`;
  const supervised = supervise(script(stubborn), {
    now: now.signal,
    stopMs: 60_000,
    onLine: () => up.resolve(),
  });
  await up.promise;
  const stopped = supervised[Symbol.asyncDispose]();
  now.abort();
  await stopped;
});

test('what a process started and left behind ends with it', bounded, async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'patchbay-local-'));
  const pidFile = join(folder.path, 'pid');
  await linesOf(
    `const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' });
     require('node:fs').writeFileSync(process.argv[1], String(child.pid)); console.log('up');
     process.on('SIGTERM', () => process.exit())`,
    { args: [pidFile] },
  );
  await untilGone(Number(await readFile(pidFile, 'utf8')));
});

test('a program that does not exist is a crash with a reason', bounded, async () => {
  const crash = Promise.withResolvers<Crash>();
  await using supervised = supervise(
    { file: '/does/not/exist', args: [] },
    { onCrash: (it) => crash.resolve(it) },
  );
  assert.match((await crash.promise).exit, /ENOENT/);
  assert.equal(supervised.pid, undefined);
});

test('the last lines of a process are remembered', bounded, async () => {
  const crash = Promise.withResolvers<void>();
  await using supervised = supervise(
    script(`for (let i = 0; i < 50; i++) console.log('line', i); console.error('the end')`),
    { onCrash: () => crash.resolve() },
  );
  await crash.promise;
  assert.equal(supervised.lastLines.length, 20);
  assert.ok(supervised.lastLines.includes('line 49'));
  assert.ok(supervised.lastLines.includes('the end'));
});

/** Runs a script until it has written its first line, stops it, and returns all its lines. */
async function linesOf(
  source: string,
  { args = [], stopMs = 60_000 }: { args?: string[]; stopMs?: number } = {},
): Promise<string[]> {
  const lines: string[] = [];
  const up = Promise.withResolvers<void>();
  {
    await using _ = supervise(script(source, ...args), {
      stopMs,
      onLine(line) {
        lines.push(line);
        up.resolve();
      },
    });
    await up.promise;
  }
  return lines;
}
