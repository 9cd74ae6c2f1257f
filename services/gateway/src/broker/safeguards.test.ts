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
