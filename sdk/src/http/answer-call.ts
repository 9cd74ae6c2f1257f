import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import {
  broker,
  identityHeader,
  PlatformError,
  type IdentityClaims,
  type Json,
} from '@patchbay/proto';
import { createAsking } from '../asking.ts';
import type { Plugin } from '../define-plugin.ts';
import type { Settings } from '../live-settings.ts';
import type { PlatformLink } from '../platform-link.ts';
import { createTelling, type CallsClient } from '../telling.ts';
import { textReply, type TextReply } from './reply.ts';

/** Whether a request target is that of a call from the platform. */
export function isCall(target: string | undefined): boolean {
  return target?.startsWith(broker.callPath) ?? false;
}

/**
 * Answers a call from the platform: POST, JSON in and out. What a handler throws is told to the
 * platform, and nobody else, with its message.
 *
 * @throws PlatformError `not_found` when the plugin has no such handler.
 */
export async function answerCall(
  plugin: Plugin,
  message: IncomingMessage,
  {
    link,
    calls,
    ...context
  }: {
    link: PlatformLink;
    calls: CallsClient;
    identity: IdentityClaims;
    settings: Settings;
    log: Logger;
    signal: AbortSignal;
  },
): Promise<TextReply> {
  const name = (message.url ?? '').slice(broker.callPath.length);
  if (message.method !== 'POST') {
    throw new PlatformError('method_not_allowed', `a call such as ${name} is made by POST`);
  }
  const handler = plugin.calls.get(name);
  if (!handler) {
    const { slug } = plugin.manifest;
    throw new PlatformError('not_found', `plugin "${slug}" does not answer ${name}`);
  }
  const payload = await readJson(message);
  const header = message.headers[broker.callSpaceHeader];
  const space = typeof header === 'string' ? header : undefined;
  const person = isPerson(context.identity);
  const given = {
    ...context,
    ...(space !== undefined && { space }),
    ...createAsking(link, plugin.manifest.slug, {
      identity: person ? tokenOf(message) : undefined,
      space,
    }),
    ...createTelling(calls, { space, actor: person ? context.identity.sub : undefined }),
  };
  try {
    const answer = (await handler(payload, given)) ?? null;
    return textReply('application/json', JSON.stringify(answer));
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    context.log.error({ err: error }, 'a call from the platform failed');
    const why = error instanceof Error ? error.message : String(error);
    throw new PlatformError('internal', why || `${name} failed`, { cause: error });
  }
}

/** The identity that a request came with, to be passed on when the plugin asks others in this name. */
export function tokenOf({ headers }: IncomingMessage): string | undefined {
  const token = headers[identityHeader];
  return typeof token === 'string' ? token : undefined;
}

function isPerson({ sub }: IdentityClaims): boolean {
  return sub !== 'platform' && !sub.startsWith('plugin:');
}

async function readJson(message: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > broker.maxCallBytes) {
      throw new PlatformError('too_large', `the call is larger than ${broker.maxCallBytes} bytes`);
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch (cause) {
    throw new PlatformError('invalid', 'what the call carries is not JSON', { cause });
  }
}
