import {
  request as httpRequest,
  type Agent,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import type { Lease } from './instances.ts';
import { downstreamHeaders } from './response-headers.ts';

export type Timeouts = { connectMs: number; headMs: number };

/** How one attempt ended, as known when the head of the answer is on its way. */
export type Outcome =
  | { kind: 'answered'; status: number; isEventStream: boolean }
  | { kind: 'client-gone' }
  | { kind: 'failed'; reason: FailureReason; detail: string; reusedSocket: boolean };

export type FailureReason = 'unreachable' | 'connect-timeout' | 'head-timeout' | 'reset' | 'broken';

/**
 * Sends a request to one instance and its answer to the client, both bodies as streams with
 * back-pressure. Resolves when the head of the answer is sent; the body goes on by itself.
 *
 * A client that leaves ends the request to the instance. An answer that breaks off ends the client's
 * connection, so that it is never taken for a complete one.
 */
export function exchange(
  exchanged: { req: IncomingMessage; res: ServerResponse },
  attempt: Attempt,
): Promise<Outcome> {
  if (exchanged.res.destroyed) {
    attempt.lease.release();
    return Promise.resolve({ kind: 'client-gone' });
  }
  return new Promise<Outcome>((resolve) => send(exchanged, attempt, resolve)).catch((error) => {
    attempt.lease.release();
    throw error;
  });
}

type Attempt = {
  lease: Lease;
  headers: string[];
  path: string;
  prefix: string;
  /** False for a connection of its own. */
  agent: Agent | false;
  timeouts: Timeouts;
};

function send(
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  { lease, headers, path, prefix, agent, timeouts }: Attempt,
  resolve: (outcome: Outcome) => void,
): void {
  const { hostname, port, origin } = lease.endpoint;
  const upstream = httpRequest({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port || 80,
    method: req.method,
    path,
    headers,
    agent,
    setHost: false,
  });
  let late: 'connect-timeout' | 'head-timeout' | undefined;
  const giveUp = (reason: 'connect-timeout' | 'head-timeout') => {
    late ??= reason;
    upstream.destroy();
  };
  const connecting = setTimeout(() => giveUp('connect-timeout'), timeouts.connectMs);
  upstream.on('socket', (socket) => {
    if (socket.connecting) socket.once('connect', () => clearTimeout(connecting));
    else clearTimeout(connecting);
  });
  upstream.setTimeout(timeouts.headMs, () => giveUp('head-timeout'));

  const onClientClose = () => {
    if (res.writableFinished) return;
    upstream.destroy();
    resolve({ kind: 'client-gone' });
  };
  res.once('close', onClientClose);
  upstream.once('close', () => {
    clearTimeout(connecting);
    lease.release();
    // Neither an answer nor an error: it switched protocols (101), which nobody asked for.
    const detail = 'it ended the request without an answer';
    resolve({ kind: 'failed', reason: 'broken', detail, reusedSocket: false });
  });

  const leaveBody = () => {
    req.unpipe(upstream);
    req.resume();
  };

  upstream.on('error', (error: NodeJS.ErrnoException) => {
    res.off('close', onClientClose);
    leaveBody();
    if (!res.headersSent) resolve(failureOf(error, late, upstream.reusedSocket));
  });

  upstream.once('response', (answer) => {
    upstream.setTimeout(0);
    res.off('close', onClientClose);
    lease.answered();
    const status = answer.statusCode ?? 0;
    try {
      res.writeHead(
        status,
        answer.statusMessage,
        downstreamHeaders(answer, { prefix, path, endpoint: origin }),
      );
    } catch (error) {
      upstream.destroy();
      const detail = `its answer has a head that cannot be sent on: ${String(error)}`;
      resolve({ kind: 'failed', reason: 'broken', detail, reusedSocket: false });
      return;
    }
    res.flushHeaders();
    pipeline(answer, res, () => {
      if (!res.writableFinished) res.destroy();
      if (upstream.writableFinished) return;
      leaveBody();
      upstream.destroy();
    });
    const isEventStream = /^text\/event-stream\b/i.test(answer.headers['content-type'] ?? '');
    resolve({ kind: 'answered', status, isEventStream });
  });

  if (hasBody(req)) req.pipe(upstream);
  else upstream.end();
}

export function hasBody({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}

function failureOf(
  error: NodeJS.ErrnoException,
  late: 'connect-timeout' | 'head-timeout' | undefined,
  reusedSocket: boolean,
): Outcome {
  if (late) {
    const what = late === 'connect-timeout' ? 'accept a connection' : 'begin its answer';
    return { kind: 'failed', reason: late, detail: `it did not ${what} in time`, reusedSocket };
  }
  if (error.code?.startsWith('HPE_')) {
    const detail = `its answer is not HTTP: ${error.message}`;
    return { kind: 'failed', reason: 'broken', detail, reusedSocket };
  }
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') {
    const detail = 'it closed the connection without an answer';
    return { kind: 'failed', reason: 'reset', detail, reusedSocket };
  }
  const detail = `it accepts no connection (${error.code ?? error.message})`;
  return { kind: 'failed', reason: 'unreachable', detail, reusedSocket };
}
