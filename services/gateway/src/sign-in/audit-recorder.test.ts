import assert from 'node:assert/strict';
import test from 'node:test';
import { createLogger } from '@patchbay/chassis';
import { audit, createClient, mount, PlatformError, serveGrpc } from '@patchbay/proto';
import { createAuditRecorder } from './audit-recorder.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });

for (const answers of [true, false]) {
  const what = answers ? 'is recorded' : 'cannot be recorded';
  test(`the end waits until what happened ${what}`, async () => {
    const over: string[] = [];
    const services = [
      mount(
        audit,
        {
          recordEntry({ action }) {
            over.push(action);
            if (!answers) throw new PlatformError('unavailable', 'not now');
            return {};
          },
          listEntries: () => assert.fail('nobody asks'),
        },
        { onUnexpected: () => {} },
      ),
    ];
    await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
    using client = createClient(audit, { address: server.address });
    const recorder = createAuditRecorder({ audit: client, log });
    recorder.recordSignIn({ action: 'sign-in.failed', userId: 'ada' });
    recorder.recordSignIn({ action: 'session.started', userId: 'ada' });
    const ended = recorder[Symbol.asyncDispose]().then(() => over.push('ended'));
    await ended;
    assert.deepEqual(over.toSorted(), ['ended', 'session.started', 'sign-in.failed']);
    assert.equal(over.at(-1), 'ended');
  });
}
