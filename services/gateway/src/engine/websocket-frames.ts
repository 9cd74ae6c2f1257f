/**
 * How far one direction of a WebSocket has come: a frame of ours may be put in only between two others.
 * RFC 6455 §5.2. Numbers alone, since there are two of these for each idle WebSocket.
 */
export type Frames = {
  /** Bytes that were read of the head under way; 0 when none is. */
  headBytes: number;
  /** Of that head, once its second byte was read: in all, and to the end of the payload's length. */
  headLength: number;
  lengthEnd: number;
  /** Of the payload whose length is being read, or that is under way. */
  payloadLeft: number;
};

export function createFrames(): Frames {
  return { headBytes: 0, headLength: 0, lengthEnd: 0, payloadLeft: 0 };
}

/** Whether no frame is under way. */
export function atBoundary({ headBytes, payloadLeft }: Frames): boolean {
  return headBytes === 0 && payloadLeft === 0;
}

/** To be called with all that passes. */
export function see(frames: Frames, chunk: Buffer): void {
  let at = 0;
  while (at < chunk.length) {
    if (frames.headBytes === 0 && frames.payloadLeft > 0) {
      const taken = Math.min(frames.payloadLeft, chunk.length - at);
      frames.payloadLeft -= taken;
      at += taken;
    } else {
      seeHead(frames, chunk[at++] as number);
    }
  }
}

function seeHead(frames: Frames, byte: number): void {
  const index = frames.headBytes++;
  if (index === 0) return;
  if (index === 1) {
    const short = byte & 0x7f;
    const isMasked = (byte & 0x80) !== 0;
    frames.lengthEnd = short === 126 ? 4 : short === 127 ? 10 : 2;
    frames.headLength = frames.lengthEnd + (isMasked ? 4 : 0);
    frames.payloadLeft = short < 126 ? short : 0;
  } else if (index < frames.lengthEnd) {
    frames.payloadLeft = frames.payloadLeft * 256 + byte;
  }
  if (frames.headBytes === frames.headLength) frames.headBytes = 0;
}

/** Of a server, and so not masked. */
export const pingFrame = Buffer.from([0x89, 0x00]);

/** A close frame; the ones that go to a server must be masked, with zeros here. */
export function closeFrame(code: number, { masked }: { masked: boolean }): Buffer {
  const [high, low] = [code >> 8, code & 0xff];
  return Buffer.from(masked ? [0x88, 0x82, 0, 0, 0, 0, high, low] : [0x88, 0x02, high, low]);
}
