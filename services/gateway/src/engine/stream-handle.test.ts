import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { startPair } from './raw-sockets.fixture.ts';
import { directWriter } from './stream-handle.ts';

test('what is written past the queue of a socket passes by it only while it is empty', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const write = directWriter(socket);
  assert.equal(write('first '), true);
  assert.equal(socket.writableLength, 0);
  let expected = 'first ';
  let canTakeMore = true;
  // Nobody reads, until it is too much.
  for (let i = 0; canTakeMore; i++) {
    const text = `${i} `.repeat(1_000);
    canTakeMore = write(text);
    expected += text;
  }
  assert.ok(socket.writableLength > 0);
  write('last');
  socket.end();
  other.setEncoding('latin1');
  let received = '';
  for await (const text of other) received += String(text);
  assert.equal(received, `${expected}last`);
});

test('a drained socket is written to past its queue again', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const write = directWriter(socket);
  while (write('x'.repeat(8_000)));
  other.resume();
  await once(socket, 'drain');
  write('more');
  assert.equal(socket.writableLength, 0);
});

test('writing to a connection that the other side has reset is an error of the socket', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const write = directWriter(socket);
  socket.pause();
  other.resetAndDestroy();
  const failed = assert.rejects(once(socket, 'close'), { syscall: 'write' });
  while (!socket.destroyed) {
    write('x');
    await setImmediate();
  }
  await failed;
});
