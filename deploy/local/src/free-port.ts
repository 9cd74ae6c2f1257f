import { once } from 'node:events';
import { createServer } from 'node:net';
import { errorCode } from './error-code.ts';

const lowest = 20_000;
const ports = 12_000;
/** Processes begin 61 ports apart, and go on from there: what one was told, none is told just after. */
let next = (process.pid * 61) % ports;

/**
 * Different TCP ports on 127.0.0.1 that nobody listens on at this moment; nothing is reserved.
 * They lie below the ranges from which systems number outgoing connections: a server that is down for
 * a moment would else find its port taken by a client, at times by one that was calling it.
 */
export async function freePorts(count: number): Promise<number[]> {
  const free: number[] = [];
  while (free.length < count) {
    const port = lowest + next;
    next = (next + 1) % ports;
    if ((await whyNotListen(port)) === undefined) free.push(port);
  }
  return free;
}

/** One such port. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** The system's reason against listening on `port` of 127.0.0.1, `EADDRINUSE` mostly. */
export async function whyNotListen(port: number): Promise<string | undefined> {
  const server = createServer().listen({ port, host: '127.0.0.1' });
  try {
    await once(server, 'listening');
  } catch (error) {
    return errorCode(error) ?? String(error);
  }
  server.close();
  await once(server, 'close');
  return undefined;
}
