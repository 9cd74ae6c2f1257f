import assert from 'node:assert/strict';
import test from 'node:test';
import { closeFrame, createFrameTracker } from './websocket-frames.ts';

const short = Buffer.from([0x81, 0x03, 1, 2, 3]);
const masked = Buffer.from([0x81, 0x83, 9, 9, 9, 9, 1, 2, 3]);
const medium = Buffer.concat([Buffer.from([0x82, 126, 0x01, 0x00]), Buffer.alloc(256)]);
const long = Buffer.concat([
  Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
  Buffer.alloc(65_536),
]);

for (const [name, frame] of Object.entries({ short, masked, medium, long })) {
  test(`a ${name} frame is under way until its last byte`, () => {
    const tracker = createFrameTracker();
    assert.equal(tracker.atBoundary(), true);
    tracker.see(frame.subarray(0, 1));
    assert.equal(tracker.atBoundary(), false);
    tracker.see(frame.subarray(1, -1));
    assert.equal(tracker.atBoundary(), false);
    tracker.see(frame.subarray(-1));
    assert.equal(tracker.atBoundary(), true);
  });
}

test('frames are told apart however they are cut', () => {
  const all = Buffer.concat([short, masked, medium, Buffer.from([0x89, 0x00]), short]);
  const tracker = createFrameTracker();
  for (const byte of all) tracker.see(Buffer.from([byte]));
  assert.equal(tracker.atBoundary(), true);
});

test('a close frame carries its code', () => {
  assert.deepEqual([...closeFrame(1001, { masked: false })], [0x88, 0x02, 0x03, 0xe9]);
});
