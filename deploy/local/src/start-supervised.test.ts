import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CannotStart } from './cannot-start.ts';
import type { Command } from './command.ts';
import { untilGone } from './launcher-killed.fixture.ts';
import { startSupervised } from './start-supervised.ts';

const bounded = { timeout: 100_000 };
const script = (source: string): Command => ({ file: process.execPath, args: ['--eval', source] });
const never = () => new Promise<void>(() => undefined);

test(
  'a process that keeps crashing before it is ready is given up with its last lines',
  bounded,
  async () => {
    const crashes: string[] = [];
    const start = startSupervised(script(`console.log('no port'); process.exit(7)`), {
      name: 'the gateway',
      backoffMs: 1,
      untilReady: never,
      onCrash: ({ exit }) => void crashes.push(exit),
    });
    await assert.rejects(start, (error) => {
      assert.ok(error instanceof CannotStart);
      assert.match(error.message, /^the gateway ended 3 times while starting \(exit 7\)/);
      assert.deepEqual(error.lines, ['no port']);
      return true;
    });
    assert.deepEqual(crashes, ['exit 7', 'exit 7']);
  },
);

test('a process that is not ready in time is stopped', bounded, async () => {
  let pid = 0;
  const shell: Command = { file: 'sh', args: ['-c', 'echo $$; exec sleep 60'] };
  const start = startSupervised(shell, {
    name: 'the gateway',
    readyMs: 2_000,
    untilReady: never,
    onLine: (line) => void (pid = Number(line)),
  });
  await assert.rejects(start, /the gateway was not ready after 2 s/);
  assert.notEqual(pid, 0);
  await untilGone(pid);
});

test('a start that is told to stop rejects with the reason', bounded, async () => {
  const reason = new Error('told to stop');
  const start = startSupervised(script('setInterval(() => {}, 1000)'), {
    name: 'the gateway',
    untilReady: never,
    signal: AbortSignal.abort(reason),
  });
  await assert.rejects(start, reason);
});

test('a process that was ready once is restarted for ever', bounded, async () => {
  const crashes: string[] = [];
  const fourth = Promise.withResolvers<void>();
  await using _ = await startSupervised(script('setTimeout(() => process.exit(1), 20)'), {
    name: 'the gateway',
    backoffMs: 1,
    maxBackoffMs: 1,
    untilReady: async () => undefined,
    onCrash: ({ exit }) => void (crashes.push(exit) === 4 && fourth.resolve()),
  });
  await fourth.promise;
});
