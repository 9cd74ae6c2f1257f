import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import test from 'node:test';
import { startPair } from './raw-sockets.fixture.ts';
import { nextBuffer, sharedBuffer, writeRead, type ReadBuffer } from './read-buffers.ts';

/** Writes the data from `start` to `end` of what was read, as it is. */
function write(
  socket: Socket,
  reading: ReadBuffer,
  [start, end, isLast]: [start: number, end: number, isLast?: 'last'],
): boolean {
  const around = { before: '', after: '' };
  const ranges = [start, end];
  return writeRead(socket, reading, {
    bytes: reading.buffer,
    ranges,
    around,
    isLast: isLast === 'last',
  });
}

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
  while (write(socket, reading, [1, buffer.length])) {
    written++;
    assert.equal(nextBuffer(reading), buffer);
  }
  assert.ok(written > 0);
  other.resume();
  await once(socket, 'drain');
  assert.equal(nextBuffer(reading), buffer);
  assert.equal(write(socket, reading, [1, buffer.length]), true);
});

test('rule 8: who wrote the last bytes of a body reads on elsewhere, and what they are in serves others when they are written', async () => {
  using pair = await startPair();
  const { socket, other } = pair;
  const reading = startReading();
  const { buffer } = reading;
  while (write(socket, reading, [0, buffer.length]));
  write(socket, reading, [0, buffer.length, 'last']);
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
  buffer.fill('x');
  while (write(socket, reading, [0, buffer.length]));
  buffer.write('few');
  write(socket, reading, [0, 3]);
  buffer.write('new');
  socket.end();
  other.setEncoding('latin1');
  let received = '';
  for await (const text of other) received += String(text);
  assert.equal(received.slice(-4), 'xfew');
});
