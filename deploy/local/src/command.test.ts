import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CannotStart } from './cannot-start.ts';
import { asOrdinaryUser, dieWithLauncher } from './command.ts';

const command = { file: 'postgres', args: ['-D', 'a b'] };
const isRoot = process.getuid?.() === 0;

test('root becomes an ordinary user in a namespace', { skip: !isRoot }, async () => {
  const { file, args } = await asOrdinaryUser(command);
  assert.equal(file, 'unshare');
  assert.deepEqual(args.slice(-4), ['--', 'postgres', '-D', 'a b']);
});

test('an ordinary user stays one', { skip: isRoot }, async () => {
  assert.deepEqual(await asOrdinaryUser(command), command);
});

test('root without user namespaces is told what to do', { skip: !isRoot }, async (t) => {
  withoutPrograms(t);
  await assert.rejects(
    asOrdinaryUser(command),
    (error) => error instanceof CannotStart && /ordinary user.*DATABASE_URL/.test(error.message),
  );
});

test('where the kernel cannot end a process with its launcher the command stays as it is', async (t) => {
  withoutPrograms(t);
  assert.deepEqual(await dieWithLauncher(command, 'SIGKILL'), command);
});

function withoutPrograms(t: { after: (restore: () => void) => void }): void {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  t.after(() => void (process.env['PATH'] = path));
}
