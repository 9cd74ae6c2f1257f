import assert from 'node:assert/strict';
import test from 'node:test';
import { createLogger, createMetrics } from '@patchbay/chassis';
import { createEvents } from '../events.ts';
import { catalogPlugin } from '../plugin.fixture.ts';
import { createSafeguards } from './safeguards.ts';

/** A plugin with one process. */
function withProcess(id: string) {
  return { ...catalogPlugin('slow'), instances: [{ id, epoch: 1 }] } as ReturnType<
    typeof catalogPlugin
  >;
}

function startSafeguards() {
  const log = createLogger('gateway', { LOG_LEVEL: 'silent' });
  const events = createEvents({ log, metrics: createMetrics('gateway') });
  const safeguards = createSafeguards({ events, onChange() {} });
  const failTimes = async (id: string, times: number) => {
    const failed = { failure: 'it hangs' };
    for (let i = 0; i < times; i++) await safeguards.guard(withProcess(id), async () => failed);
  };
  return { safeguards, failTimes };
}

for (const failure of [undefined, 'it hangs']) {
  const what = failure === undefined ? 'answers' : 'fails';
  test(`what a process of before ${what} late says nothing of the one in its place`, async () => {
    const { safeguards, failTimes } = startSafeguards();
    const late = Promise.withResolvers<{ failure: string | undefined }>();
    const hung = safeguards.guard(withProcess('old'), () => late.promise);
    await failTimes('new', 4);
    late.resolve({ failure });
    await hung;
    assert.equal(safeguards.health('slow').state, 'closed');
    await failTimes('new', 1);
    assert.equal(safeguards.health('slow').state, 'open');
  });
}

test('what the processes of before have failed counts no more once there is a new one', async () => {
  const { safeguards, failTimes } = startSafeguards();
  await failTimes('old', 5);
  await assert.rejects(failTimes('old', 1), { code: 'unavailable' });
  await failTimes('new', 4);
  assert.equal(safeguards.health('slow').state, 'closed');
});

test('a call has its place until it ends, however it does, and one that is not made has none', async () => {
  const { safeguards, failTimes } = startSafeguards();
  const plugin = withProcess('one');
  const underWay = () => safeguards.health('slow').underWay;
  const late = Promise.withResolvers<{ failure: undefined }>();
  const asked = safeguards.guard(plugin, () => late.promise);
  assert.equal(underWay(), 1);
  late.resolve({ failure: undefined });
  await asked;
  assert.equal(underWay(), 0);
  const thrown = safeguards.guard(plugin, () => Promise.reject(new Error('no key')));
  await assert.rejects(thrown, /no key/);
  assert.equal(underWay(), 0);
  await failTimes('one', 4);
  assert.equal(safeguards.health('slow').state, 'open');
  const refused = safeguards.guard(plugin, () => late.promise);
  await assert.rejects(refused, { code: 'unavailable' });
  assert.equal(underWay(), 0);
});

test('a plugin has 32 places, whatever others have', async () => {
  const { safeguards } = startSafeguards();
  const late = Promise.withResolvers<{ failure: undefined }>();
  const plugin = withProcess('one');
  const asked = Array.from({ length: 32 }, () => safeguards.guard(plugin, () => late.promise));
  const more = safeguards.guard(plugin, () => late.promise);
  await assert.rejects(more, { code: 'exhausted', message: /has 32 calls under way/ });
  const other = { ...withProcess('two'), slug: 'other' };
  await safeguards.guard(other, async () => ({ failure: undefined }));
  late.resolve({ failure: undefined });
  await Promise.all(asked);
  await safeguards.guard(plugin, () => late.promise);
});
