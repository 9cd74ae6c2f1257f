import assert from 'node:assert/strict';
import { mkdir, mkdtempDisposable, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { createLogger } from '@patchbay/chassis';
import { until } from '../../../../test/support/until.ts';
import { replaceKept } from './kept-file.ts';
import { keepLastState, readLastState } from './last-state.ts';

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

const heard = { revision: 7, kid: 'one', sessions: ['a'], views: ['of a'] };

/** Keeps what a gateway knows, as it is when that is looked at. */
function keepIn(folder: string, has: typeof heard, worker?: number): AsyncDisposable {
  const { sessions, views } = has;
  const nobody = { users: [], roles: [], spaces: [], tokens: [] };
  const revision = () => has.revision;
  return keepLastState(folder, {
    issuer,
    log,
    worker,
    catalog: { revision, snapshot: () => ({ revision: revision(), plugins: [] }) },
    directory: { revision, snapshot: () => ({ revision: revision(), ...nobody }) },
    keys: { rows: () => [{ kid: has.kid, privateJwk: {}, signsFrom: new Date(0) }] },
    sessions: {
      changes: () => sessions.length,
      kept: () =>
        sessions.map((id) => ({ id, userId: 'ada', locale: 'de', timeZone: 'UTC', loadedAt: 1 })),
    },
    views: {
      changes: () => views.length,
      kept: () => views.map((id) => ({ id, slug: 'notes', sessionId: 'a' })),
    },
  });
}

async function keptIn(folder: string) {
  const last = await readLastState(folder, { issuer, log });
  if (!last) return undefined;
  const { keys, sessions, views = [] } = last.known;
  assert.equal(last.catalog.revision, last.directory.revision);
  return {
    revision: last.catalog.revision,
    kid: keys[0]?.kid,
    sessions: sessions.map(({ id }) => id).toSorted(),
    views: views.map(({ id }) => id).toSorted(),
  };
}

for (const [what, change] of [
  ['the catalog and the directory', (has) => void (has.revision = 8)],
  ['its keys', (has) => void (has.kid = 'two')],
  ['its sessions', (has) => void has.sessions.push('b')],
  ['its views', (has) => void has.views.push('of b')],
] satisfies [string, (has: typeof heard) => void][]) {
  test(`what a gateway knows last of ${what} is kept when it ends`, async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
    const has = structuredClone(heard);
    const keeping = keepIn(folder.path, has);
    await until(() => keptIn(folder.path));
    change(has);
    await keeping[Symbol.asyncDispose]();
    assert.deepEqual(await keptIn(folder.path), has);
    assert.notDeepEqual(has, heard);
  });
}

test('a gateway that has heard nothing leaves what an earlier one has kept', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  for (const has of [heard, { ...heard, revision: 0, sessions: [] }]) {
    await keepIn(folder.path, has)[Symbol.asyncDispose]();
  }
  assert.deepEqual(await keptIn(folder.path), heard);
});

test('what could not be kept is kept later', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  const inTheWay = path.join(folder.path, 'gateway-known');
  await mkdir(inTheWay);
  const keeping = keepIn(folder.path, heard);
  await until(() => stat(`${inTheWay}.${process.pid}`));
  await rm(inTheWay, { recursive: true });
  await keeping[Symbol.asyncDispose]();
  assert.deepEqual(await keptIn(folder.path), heard);
});

test('each worker keeps what it knows itself, in a folder for its user alone', async () => {
  await using parent = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-kept-'));
  const folder = path.join(parent.path, 'state');
  await keepIn(folder, heard, 1)[Symbol.asyncDispose]();
  await keepIn(folder, { ...heard, sessions: ['b'], views: [] }, 2)[Symbol.asyncDispose]();
  assert.deepEqual(await keptIn(folder), { ...heard, sessions: ['a', 'b'] });
  assert.equal((await stat(folder)).mode & 0o077, 0);
});
