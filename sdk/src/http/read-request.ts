import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { TransformStream } from 'node:stream/web';
import { PlatformError } from '@patchbay/proto';

const readers = ['text', 'json', 'formData', 'arrayBuffer', 'bytes', 'blob'] as const;

/**
 * The URL that a message asks for.
 *
 * @throws PlatformError `invalid` for a target or a Host that is not well-formed.
 */
export function readUrl({
  url: target = '',
  headers: { host = 'localhost' },
}: IncomingMessage): URL {
  const url = target.startsWith('/') ? URL.parse(`http://${host}${target}`) : null;
  if (url) return url;
  throw new PlatformError('invalid', 'the request target or its Host is not well-formed');
}

/**
 * What node received as a WHATWG request. Its readers take `maxBodyBytes` at most and blame the caller
 * for a body that they cannot read; `body` streams without limit.
 */
export function readRequest(
  message: IncomingMessage,
  { url, signal, maxBodyBytes }: { url: URL; signal: AbortSignal; maxBodyBytes: number },
): Request {
  const { method = 'GET' } = message;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody && { body: Readable.toWeb(message), duplex: 'half' }),
  });
  if (hasBody) limitReaders(request, maxBodyBytes);
  return request;
}

function limitReaders(request: Request, maxBytes: number): void {
  const type = request.headers.get('content-type') ?? '';
  for (const reader of readers) {
    const read = async () => {
      const { body } = request;
      const limited = body && body.pipeThrough(limit(maxBytes));
      const copy = new Response(limited, { headers: { 'content-type': type } });
      try {
        return await copy[reader]();
      } catch (error) {
        if (error instanceof PlatformError || request.signal.aborted) throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw new PlatformError('invalid', `the body cannot be read as ${reader}: ${why}`);
      }
    };
    Object.defineProperty(request, reader, { value: read });
  }
}

function limit(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let total = 0;
  return new TransformStream({
    transform(chunk, controller) {
      total += chunk.byteLength;
      if (total <= maxBytes) return controller.enqueue(chunk);
      controller.error(new PlatformError('too_large', `the body is larger than ${maxBytes} bytes`));
    },
  });
}
