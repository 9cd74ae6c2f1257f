import assert from 'node:assert/strict';
import test from 'node:test';
import { atBoundary, closeFrame, createFrames, pingFrame, see } from './websocket-frames.ts';

const short = Buffer.from([0x81, 0x03, 1, 2, 3]);
const masked = Buffer.from([0x81, 0x83, 9, 9, 9, 9, 1, 2, 3]);
const medium = Buffer.concat([Buffer.from([0x82, 126, 0x01, 0x00]), Buffer.alloc(256)]);
const long = Buffer.concat([
  Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
  Buffer.alloc(65_536),
]);

const maskedLong = Buffer.concat([
  Buffer.from([0x82, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0x01, 0x2c, 9, 9, 9, 9]),
  Buffer.alloc(300),
]);

for (const [name, frame] of Object.entries({ short, masked, medium, long, maskedLong })) {
  test(`a ${name} frame is under way until its last byte`, () => {
    const frames = createFrames();
    assert.equal(atBoundary(frames), true);
    see(frames, frame.subarray(0, 1));
    assert.equal(atBoundary(frames), false);
    see(frames, frame.subarray(1, -1));
    assert.equal(atBoundary(frames), false);
    see(frames, frame.subarray(-1));
    assert.equal(atBoundary(frames), true);
  });
}

test('frames are told apart however they are cut', () => {
  const all = Buffer.concat([short, masked, medium, long, maskedLong, pingFrame, short]);
  const frames = createFrames();
  for (const byte of all) see(frames, Buffer.from([byte]));
  assert.equal(atBoundary(frames), true);
});

test('a head is under way wherever it is cut, and so is the payload that follows', () => {
  const head = maskedLong.subarray(0, 14);
  for (let cut = 1; cut < head.length; cut++) {
    const frames = createFrames();
    see(frames, Buffer.concat([short, head.subarray(0, cut)]));
    assert.equal(atBoundary(frames), false, `cut at ${cut}`);
    see(frames, Buffer.concat([head.subarray(cut), Buffer.alloc(299)]));
    assert.equal(atBoundary(frames), false, `a byte is missing, cut at ${cut}`);
    see(frames, Buffer.alloc(1));
    assert.equal(atBoundary(frames), true, `cut at ${cut}`);
  }
});

test('a frame may be longer than 4 GiB', () => {
  const frames = createFrames();
  see(frames, Buffer.from([0x82, 127, 0, 0, 0, 1, 0, 0, 0, 2]));
  assert.equal(frames.payloadLeft, 2 ** 32 + 2);
  assert.equal(atBoundary(frames), false);
});

test('a close frame carries its code', () => {
  assert.deepEqual([...closeFrame(1001, { masked: false })], [0x88, 0x02, 0x03, 0xe9]);
});
