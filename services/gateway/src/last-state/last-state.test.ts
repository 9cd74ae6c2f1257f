import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { createLogger } from '@patchbay/chassis';
import { replaceKept } from './kept-file.ts';
import { readLastState } from './last-state.ts';

const issuer = 'https://patchbay.example';
const log = createLogger('gateway', { LOG_LEVEL: 'silent' });
const nothing = { revision: 1, plugins: [] };

const keyFrom = (day: number) => ({ kid: `of ${day}`, signsFrom: new Date(day * 86_400_000) });
const session = (id: string, loadedAt: number) => ({ id, loadedAt });

async function keepAll(folder: string, parts: Record<string, unknown>): Promise<void> {
  const all = { catalog: nothing, directory: nothing, ...parts };
  for (const [part, content] of Object.entries(all)) {
    await replaceKept(path.join(folder, `gateway-${part}`), { issuer, content });
  }
}

test('what several workers have kept counts together: the newest keys, and of a session what was read last', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  const older = { keys: [keyFrom(1)], sessions: [session('a', 2), session('b', 1)] };
  const newer = { keys: [keyFrom(2)], sessions: [session('a', 1), session('c', 1)], views: ['v'] };
  for (const [one, other] of [
    [older, newer],
    [newer, older],
  ]) {
    await keepAll(folder.path, { 'known-0': one, 'known-1': other });
    const { known } = (await readLastState(folder.path, { issuer, log })) ?? assert.fail();
    assert.deepEqual(
      known.keys.map(({ kid }) => kid),
      ['of 2'],
    );
    const sessions = known.sessions.map(({ id, loadedAt }) => `${id} ${loadedAt}`);
    assert.deepEqual(sessions.toSorted(), ['a 2', 'b 1', 'c 1']);
    assert.deepEqual(known.views, ['v']);
  }
});

for (const part of ['catalog', 'directory', 'known']) {
  test(`where ${part} is damaged or not there, nothing was kept, and that is no failure`, async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
    const { path: at } = folder;
    assert.equal(await readLastState(at, { issuer, log }), undefined);
    await keepAll(at, { known: { keys: [keyFrom(1)], sessions: [] } });
    assert.ok(await readLastState(at, { issuer, log }));
    assert.equal(await readLastState(at, { issuer: 'https://other.example', log }), undefined);
    const file = path.join(at, `gateway-${part}`);
    const whole = await readFile(file);
    for (const bytes of [whole.subarray(0, -1), Buffer.alloc(0), Buffer.from('garbage')]) {
      await writeFile(file, bytes);
      assert.equal(await readLastState(at, { issuer, log }), undefined);
    }
  });
}

test('without a folder nothing is kept', async () => {
  assert.equal(await readLastState(undefined, { issuer, log }), undefined);
});
