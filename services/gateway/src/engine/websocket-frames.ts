/**
 * Watches one direction of a WebSocket and knows whether a frame is under way: a frame of ours may
 * be put in only between two others. RFC 6455 §5.2.
 */
export function createFrameTracker(): { see(chunk: Buffer): void; atBoundary(): boolean } {
  const head = Buffer.alloc(14);
  let headBytes = 0;
  let payloadLeft = 0;

  return {
    see(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (payloadLeft > 0) {
          const taken = Math.min(payloadLeft, chunk.length - at);
          payloadLeft -= taken;
          at += taken;
          continue;
        }
        head[headBytes++] = chunk[at++] ?? 0;
        if (headBytes >= 2 && headBytes === headLength(head)) {
          payloadLeft = payloadLength(head);
          headBytes = 0;
        }
      }
    },
    atBoundary: () => headBytes === 0 && payloadLeft === 0,
  };
}

/** Of a server, and so not masked. */
export const pingFrame = Buffer.from([0x89, 0x00]);

/** A close frame; the ones that go to a server must be masked, with zeros here. */
export function closeFrame(code: number, { masked }: { masked: boolean }): Buffer {
  const [high, low] = [code >> 8, code & 0xff];
  return Buffer.from(masked ? [0x88, 0x82, 0, 0, 0, 0, high, low] : [0x88, 0x02, high, low]);
}

function headLength(head: Buffer): number {
  const second = head[1] ?? 0;
  const mask = second & 0x80 ? 4 : 0;
  const short = second & 0x7f;
  return 2 + mask + (short === 126 ? 2 : short === 127 ? 8 : 0);
}

function payloadLength(head: Buffer): number {
  const short = (head[1] ?? 0) & 0x7f;
  if (short === 126) return head.readUInt16BE(2);
  if (short === 127) return Number(head.readBigUInt64BE(2));
  return short;
}
