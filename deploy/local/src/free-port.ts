import { once } from 'node:events';
import { createServer } from 'node:net';
import { errorCode } from './error-code.ts';

/**
 * A TCP port on 127.0.0.1 that nobody listens on at this moment. The system hands out ephemeral ports
 * in an order that makes a second caller get another one, but reserves nothing: listen on it soon.
 */
export async function freePort(): Promise<number> {
  return listenBriefly(0);
}

/** Whether `port` on 127.0.0.1 can be listened on now. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenBriefly(port);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') return false;
    throw error;
  }
}

async function listenBriefly(port: number): Promise<number> {
  const server = createServer().listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : port;
}
