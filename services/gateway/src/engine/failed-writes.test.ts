import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { outliveFailedWrites } from './failed-writes.ts';
import { startPair } from './raw-sockets.fixture.ts';
import { directWriter } from './stream-handle.ts';

for (const [what, writerOf] of [
  ['the queue of a socket', (socket) => (text) => socket.write(text)],
  ['past its queue', (socket, onFailure) => directWriter(socket, onFailure)],
] satisfies [string, typeof directWriter][]) {
  test(`rule 9: what came before a write failed is read, and then the end: ${what}`, async () => {
    using pair = await startPair();
    const { socket, other } = pair;
    let failures = 0;
    const onFailure = () => failures++;
    outliveFailedWrites(socket, onFailure);
    const write = writerOf(socket, onFailure);
    if (other.connecting) await once(other, 'connect');
    const ended = once(socket, 'end');
    let text = '';
    // All of it in one turn: nothing is read before the writes fail.
    other.write('answer');
    other.resetAndDestroy();
    write('more');
    write('and more');
    assert.ok(failures > 0);
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await ended;
    assert.equal(text, 'answer');
  });
}

test('a socket that was destroyed tells those that wait for their writes', async () => {
  using pair = await startPair();
  const { socket } = pair;
  outliveFailedWrites(socket, () => assert.fail('it is gone already'));
  socket.destroy();
  const written = Promise.withResolvers<Error | null | undefined>();
  socket.write('late', written.resolve);
  assert.ok((await written.promise) instanceof Error);
});
