import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { broker, PlatformError, within, type ReceivedNatsCredentials } from '@patchbay/proto';

export type PlatformLink = AsyncDisposable & {
  /** What to connect with; null while the platform gives this plugin nothing. */
  use(credentials: ReceivedNatsCredentials | null): void;
  /**
   * Asks the platform on one of the plugin's own subjects; resolves to its answer as `reply` reads it.
   *
   * @throws PlatformError the platform's own, `unavailable` when nobody answers, `forbidden` when the
   * manifest does not ask for what this needs.
   */
  ask<Reply extends object>(
    subject: string,
    request: object,
    options: { reply: z.ZodType<Reply>; timeoutMs: number },
  ): Promise<Exclude<Reply, Refused>>;
};

type Refused = { error: z.output<typeof broker.replyError> };

/** How the plugin asks the platform. It connects at the first question: one that never asks pays nothing. */
export function createPlatformLink({ slug, log }: { slug: string; log: Logger }): PlatformLink {
  const stop = new AbortController();
  let credentials: ReceivedNatsCredentials | null = null;
  let connecting: Promise<NatsConnection> | undefined;

  const connect = async (first: ReceivedNatsCredentials): Promise<NatsConnection> => {
    const { openNats } = await import('./tasks/open-nats.ts');
    return openNats({
      credentials: () => credentials ?? first,
      name: `patchbay-plugin-${slug}-asks`,
      signal: stop.signal,
      log,
    });
  };

  return {
    use(next) {
      credentials = next;
    },
    async ask<Reply extends object>(
      subject: string,
      request: object,
      { reply, timeoutMs }: { reply: z.ZodType<Reply>; timeoutMs: number },
    ) {
      if (!credentials) {
        throw new PlatformError(
          'forbidden',
          'the platform lets this plugin ask nothing: declare an extension point or a settings page, or list "commands.run" or "links.sign" in its needs',
        );
      }
      connecting ??= connect(credentials);
      const connection = await within(timeoutMs, connecting, natsAway);
      const answer = reply.parse(await requested(connection, subject, request, timeoutMs));
      if (isRefused(answer)) throw broker.fromReplyError(answer.error);
      return answer as Exclude<Reply, Refused>;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      const connection = await connecting?.catch(() => undefined);
      await connection?.close();
    },
  };
}

async function requested(
  connection: NatsConnection,
  subject: string,
  request: object,
  timeout: number,
): Promise<unknown> {
  try {
    return (await connection.request(subject, JSON.stringify(request), { timeout })).json();
  } catch (cause) {
    const message = `the platform does not answer: ${String(cause)}`;
    throw new PlatformError('unavailable', message, { cause });
  }
}

function isRefused(answer: object): answer is Refused {
  return 'error' in answer;
}

function natsAway(): PlatformError {
  const message = 'the platform does not answer: nats, over which it is asked, is away';
  return new PlatformError('unavailable', message);
}
