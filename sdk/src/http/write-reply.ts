import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TextReply } from './reply.ts';

/**
 * Sends a reply. A `Response`'s body is read only as fast as the client takes it, and cancelled when
 * the client goes away; one that fails half-way closes the connection, so that nobody takes it for
 * whole.
 */
export async function writeReply(reply: TextReply | Response, res: ServerResponse): Promise<void> {
  const withoutBody = res.req.method === 'HEAD';
  res.statusCode = reply.status;
  if (!('arrayBuffer' in reply)) {
    for (const [name, value] of Object.entries(reply.headers)) res.setHeader(name, value);
    res.end(withoutBody ? undefined : reply.body);
    return;
  }
  for (const [name, value] of reply.headers) res.appendHeader(name, value);
  if (reply.body && !withoutBody) return pipeline(Readable.fromWeb(reply.body), res);
  await reply.body?.cancel();
  res.end();
}
