import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { PlatformError, type ReceivedNatsCredentials } from '@patchbay/proto';

export type PlatformLink = AsyncDisposable & {
  /** What to connect with; null while the platform gives this plugin nothing. */
  use(credentials: ReceivedNatsCredentials | null): void;
  /**
   * Asks the platform on one of the plugin's own subjects; resolves to the JSON it answers.
   *
   * @throws PlatformError `unavailable` when nobody answers, `forbidden` when the manifest does not
   * ask for what this needs.
   */
  ask(subject: string, request: object, options: { timeoutMs: number }): Promise<unknown>;
};

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
    async ask(subject, request, { timeoutMs }) {
      if (!credentials) {
        throw new PlatformError(
          'forbidden',
          'the platform lets this plugin ask nothing: declare an extension point or a settings page, or list "commands.run" or "links.sign" in its needs',
        );
      }
      connecting ??= connect(credentials);
      const connection = await within(connecting, timeoutMs);
      try {
        const reply = await connection.request(subject, JSON.stringify(request), {
          timeout: timeoutMs,
        });
        return reply.json();
      } catch (cause) {
        const message = `the platform does not answer: ${String(cause)}`;
        throw new PlatformError('unavailable', message, { cause });
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      const connection = await connecting?.catch(() => undefined);
      await connection?.close();
    },
  };
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const message = 'the platform does not answer: nats, over which it is asked, is away';
  const timer = setTimeout(() => late.reject(new PlatformError('unavailable', message)), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
