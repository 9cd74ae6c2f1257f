import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/until.ts';
import { earlyExecutions } from './executions.ts';
import { startFleet } from './fleet.ts';
import { addLoad, endRepeats, lateness, timersWithoutOneRun, unfinished } from './load.ts';

/** Of the Debian package `faketime`. */
const library = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`;

test('a clock that steps by ±30 s on one replica fires nothing early, and nothing late', async (t) => {
  assert.ok(existsSync(library), `${library} is missing: apt-get install faketime`);
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-clock-'));
  const file = path.join(folder.path, 'offset');
  const step = (seconds: string) => writeFile(file, `${seconds}s\n`);
  await step('+0');
  await using fleet = await startFleet({
    secondSchedulerEnv: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // A step changes the time of day; nothing sets the monotonic clock.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
  });
  const { db, schedulers } = fleet;
  const offsetOf = async (): Promise<number> => {
    const { headers } = await fetch(`http://${schedulers[1]?.http}/healthz`);
    return (Date.parse(headers.get('date') ?? '') - Date.now()) / 1000;
  };

  const load = await addLoad(db, { round: t.name, perSecond: 80, seconds: 12 });
  for (const seconds of ['+30', '-30', '+0']) {
    await sleep(4_000);
    await step(seconds);
    const expected = Number(seconds);
    await until(async () => Math.abs((await offsetOf()) - expected) < 10);
  }
  await until(
    async () => {
      await endRepeats(db, load);
      const left = await unfinished(db, load);
      return left.schedules === 0 && left.runs === 0;
    },
    { withinMs: 60_000, everyMs: 250 },
  );
  const { p50Ms, p99Ms, maxMs } = await lateness(db, load);
  t.diagnostic(`late p50 / p99 / worst ${[p50Ms, p99Ms, maxMs].map(Math.round).join(' / ')} ms`);
  assert.deepEqual(await earlyExecutions(db), []);
  assert.deepEqual(await timersWithoutOneRun(db, load), []);
  assert.ok(maxMs < 20_000, 'a clock that is 30 s behind would be 30 s late');
});
