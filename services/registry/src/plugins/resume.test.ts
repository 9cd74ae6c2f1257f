import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { newId, type Database } from '@patchbay/chassis';
import { markSuspect, resumeUnmissed, saveInstance, savePhase } from './instance-store.ts';
import { neverConnected } from './plugin-state.ts';
import { ensurePlugin, lockPlugin, saveDecisions } from './plugin-store.ts';
import { startDatabase } from '../registry-database.fixture.ts';

let db: Database;
const stack = new AsyncDisposableStack();

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());

const leaseMs = 60_000;
const endpoint = 'http://127.0.0.1:8080';

/** A ready instance of a plugin of its own. */
async function startInstance(slug: string) {
  const lease = { instanceId: newId(), streamId: newId() };
  const instance = { ...lease, slug, epoch: 3, version: '1.0.0', endpoint };
  await ensurePlugin(db, slug, neverConnected);
  await saveInstance(db, { ...instance, name: slug, sdk: 'test/1' }, { leaseMs });
  await savePhase(db, lease, { phase: 'ready', message: 'at your service' });
  return instance;
}

const resume = async (...instances: Awaited<ReturnType<typeof startInstance>>[]) => {
  const returning = instances.map(({ instanceId, slug, epoch, version, endpoint: at }) => {
    return { instanceId, streamId: newId(), slug, epoch, version, endpoint: at };
  });
  const said = await resumeUnmissed(db, returning, { leaseMs });
  return returning.map(({ streamId }) => said.get(streamId));
};

test('instances that nobody missed are resumed together, and keep what they said', async () => {
  const instances = [await startInstance('first'), await startInstance('second')];
  const said = { phase: 'ready', message: 'at your service' };
  assert.deepEqual(await resume(...instances), [said, said]);
  for (const { instanceId, streamId } of instances) {
    const former = { instanceId, streamId };
    assert.equal(await savePhase(db, former, { phase: 'draining', message: '' }), false);
  }
});

test('an instance that is another now, or was missed, is left to registration, and the others are resumed', async () => {
  const missed = await startInstance('missed');
  await markSuspect(db, missed, { graceMs: leaseMs });
  const instance = await startInstance('other');
  const said = await resume(
    { ...instance, epoch: 2 },
    { ...instance, version: '1.0.1' },
    { ...instance, endpoint: 'http://127.0.0.1:9090' },
    { ...instance, slug: 'missed' },
    { ...instance, instanceId: newId() },
    missed,
    await startInstance('unmissed'),
  );
  assert.deepEqual(
    said.map((it) => it !== undefined),
    [false, false, false, false, false, false, true],
  );
});

test('of two streams for one instance a single one gets it', async () => {
  const instance = await startInstance('contended');
  const said = await resume(instance, instance);
  assert.equal(said.filter((it) => it !== undefined).length, 1);
});

test('an instance of a plugin that was removed or is being changed is left to registration', async () => {
  const removed = await startInstance('removed');
  await saveDecisions(db, 'removed', { removed: true });
  const changing = await startInstance('changing');
  await db.transaction(async (tx) => {
    await lockPlugin(tx, 'changing');
    assert.deepEqual(await resume(removed, changing), [undefined, undefined]);
  });
  assert.ok((await resume(changing))[0]);
});
