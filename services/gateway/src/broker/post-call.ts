import { request as httpRequest, type Agent, type IncomingMessage } from 'node:http';
import { broker } from '@patchbay/proto';

/** What one instance made of a call. */
export type Posted =
  | { kind: 'answered'; status: number; type: string; body: string }
  /** No byte of the call reached it, so that it may be sent elsewhere. */
  | { kind: 'unreached'; detail: string }
  | { kind: 'broken'; detail: string }
  | { kind: 'late' };

/** Sends a call to one instance. Resolves in every case, at the latest when `signal` aborts. */
export function postCall({
  endpoint,
  path,
  headers,
  body,
  agent,
  signal,
}: {
  endpoint: URL;
  path: string;
  headers: Record<string, string>;
  body: string;
  agent: Agent;
  signal: AbortSignal;
}): Promise<Posted> {
  return new Promise((resolve) => {
    const request = httpRequest({
      host: endpoint.hostname.replace(/^\[|\]$/g, ''),
      port: endpoint.port || 80,
      method: 'POST',
      path,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent,
      signal,
    });
    let connected = false;
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (connected = true));
      else connected = true;
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) return resolve({ kind: 'late' });
      const why = error.code ?? error.message;
      if (!connected) return resolve({ kind: 'unreached', detail: `no connection (${why})` });
      resolve({ kind: 'broken', detail: `it broke off (${why})` });
    });
    // Nobody asked for another protocol; unheard, it would end in no event at all.
    request.once('upgrade', (_answer, socket) => {
      socket.destroy();
      resolve({ kind: 'broken', detail: 'it wants to speak another protocol' });
    });
    request.once('response', (answer) => void read(answer, signal).then(resolve));
    request.end(body);
  });
}

async function read(answer: IncomingMessage, signal: AbortSignal): Promise<Posted> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > broker.maxCallBytes) {
        answer.destroy();
        const detail = `its answer is larger than ${broker.maxCallBytes} bytes`;
        return { kind: 'broken', detail };
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (signal.aborted) return { kind: 'late' };
    return { kind: 'broken', detail: `its answer broke off (${String(error)})` };
  }
  return {
    kind: 'answered',
    status: answer.statusCode ?? 0,
    type: answer.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
