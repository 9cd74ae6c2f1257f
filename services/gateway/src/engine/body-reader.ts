import { createChunkedReader, readChunked, type ChunkedReader } from './chunked.ts';

/** What is still to come of a message's body (RFC 9112 §6). */
export type BodyReader =
  | { kind: 'none' }
  | { kind: 'length'; left: number }
  | { kind: 'chunked'; chunked: ChunkedReader }
  /** Of answers only. */
  | { kind: 'until-close' };

export const noBody: BodyReader = { kind: 'none' };

export function requestBody(head: { contentLength: number; chunked: boolean }): BodyReader {
  if (head.chunked) return { kind: 'chunked', chunked: createChunkedReader('refuse') };
  return head.contentLength > 0 ? { kind: 'length', left: head.contentLength } : noBody;
}

export function responseBody(
  head: { status: number; contentLength: number; chunked: boolean },
  method: string,
): BodyReader {
  const { status } = head;
  if (method === 'HEAD' || status === 204 || status === 304) return noBody;
  if (head.chunked) return { kind: 'chunked', chunked: createChunkedReader('pass-over') };
  if (head.contentLength === -1) return { kind: 'until-close' };
  return head.contentLength > 0 ? { kind: 'length', left: head.contentLength } : noBody;
}

/**
 * Takes what belongs to the body from `buffer`; `ranges` gets where its data is, as pairs of start and
 * end. Returns where the body's part ends: `end`, unless the body is complete or broken.
 */
export function readBody(
  body: BodyReader,
  buffer: Buffer,
  start: number,
  end: number,
  ranges: number[],
): number {
  switch (body.kind) {
    case 'none':
      return start;
    case 'length': {
      const taken = Math.min(body.left, end - start);
      body.left -= taken;
      if (taken > 0) ranges.push(start, start + taken);
      return start + taken;
    }
    case 'chunked':
      return readChunked(body.chunked, buffer, start, end, ranges);
    case 'until-close':
      if (end > start) ranges.push(start, end);
      return end;
    default:
      return body satisfies never;
  }
}

export function isComplete(body: BodyReader): boolean {
  switch (body.kind) {
    case 'none':
      return true;
    case 'length':
      return body.left === 0;
    case 'chunked':
      return body.chunked.state === 'done';
    case 'until-close':
      return false;
    default:
      return body satisfies never;
  }
}

/** Why the body is broken, or undefined. */
export function brokenBecause(body: BodyReader): string | undefined {
  return body.kind === 'chunked' && body.chunked.state === 'broken' ? body.chunked.why : undefined;
}
