import { once } from 'node:events';
import { messageToJson, type ReflectedMethod } from '@patchbay/proto/api';
import type { JsonObject } from '@patchbay/proto';
import type { FastifyReply } from 'fastify';

const heartbeatMs = 15_000;

/**
 * Sends what streams as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)
 * until it ends, the reader goes, or reading fails. An event is named for the part of the message
 * that is there, and its id is the part's revision; a comment follows every 15 s of silence.
 */
export async function sendEvents(
  reply: FastifyReply,
  {
    type,
    messages,
    signal,
  }: {
    type: ReflectedMethod['response'];
    messages: AsyncIterable<JsonObject>;
    signal: AbortSignal;
  },
): Promise<void> {
  const { raw, log } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 1000\n\n');
  if (reply.request.method === 'HEAD') return void raw.end();
  const beat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs);
  try {
    for await (const message of messages) {
      beat.refresh();
      if (!raw.write(eventOf(messageToJson(type, message)))) await once(raw, 'drain', { signal });
    }
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'an event stream broke off');
  } finally {
    clearInterval(beat);
    raw.end();
  }
}

function eventOf(json: JsonObject): string {
  const [name = 'message', part] = Object.entries(json)[0] ?? [];
  const revision = (part as { revision?: number } | undefined)?.revision;
  const id = revision === undefined ? '' : `id: ${revision}\n`;
  return `${id}event: ${name}\ndata: ${JSON.stringify(json)}\n\n`;
}
