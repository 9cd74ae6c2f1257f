import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { startPair } from './raw-sockets.fixture.ts';
import { nextBuffer, sharedBuffer, writeRead, type ReadBuffer } from './read-buffers.ts';

function startReading(): ReadBuffer {
  const reading = { buffer: sharedBuffer, isLong: true, isKept: false };
  nextBuffer(reading);
  return reading;
}

test('rule 8: while a long body is written nothing is read into what it is written from, which then serves again', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const reading = startReading();
  const { buffer } = reading;
  let written = 0;
  // Nobody reads, until it is too much.
  while (writeRead(socket, reading, buffer.subarray(1), { isLast: false })) {
    written++;
    assert.equal(nextBuffer(reading), buffer);
  }
  assert.ok(written > 0);
  other.resume();
  await once(socket, 'drain');
  assert.equal(nextBuffer(reading), buffer);
  assert.equal(writeRead(socket, reading, buffer.subarray(1), { isLast: false }), true);
});

test('rule 8: who wrote the last bytes of a body reads on elsewhere, and what they are in serves others when they are written', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const reading = startReading();
  const { buffer } = reading;
  while (writeRead(socket, reading, buffer, { isLast: false }));
  writeRead(socket, reading, buffer, { isLast: true });
  assert.notEqual(nextBuffer(reading), buffer);
  assert.notEqual(startReading().buffer, buffer);
  other.resume();
  await once(socket, 'drain');
  assert.equal(startReading().buffer, buffer);
});

test('few bytes are copied, so that the next read may begin at once', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const reading = startReading();
  const { buffer } = reading;
  while (writeRead(socket, reading, buffer.fill('x'), { isLast: false }));
  buffer.write('few');
  writeRead(socket, reading, buffer.subarray(0, 3), { isLast: false });
  buffer.write('new');
  socket.end();
  other.setEncoding('latin1');
  let received = '';
  for await (const text of other) received += String(text);
  assert.equal(received.slice(-4), 'xfew');
});
