import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  createBackoff,
  PlatformError,
  type ConnectRequest,
  type ReceivedConnectResponse,
  type ReceivedWelcome,
} from '@patchbay/proto';
import { converse, type Conversation } from './conversation.ts';

type Hello = NonNullable<ConnectRequest['hello']>;
export type Phase = 'PHASE_INITIALISING' | 'PHASE_READY' | 'PHASE_DRAINING';

export type Registration = AsyncDisposable & {
  /** What the platform calls this process; undefined until it is registered for the first time. */
  instanceId(): string | undefined;
  setPhase(phase: Phase): void;
  /** Says something to the registry; false when there is no connection now. */
  say(request: ConnectRequest): boolean;
  /** Ends the registration with the error that ends the process; resolves within a second. */
  crash(error: string): Promise<void>;
  /** Resolves when the plugin is registered for the first time. */
  registered: Promise<void>;
  /** Rejects when the registry said that there is no use in trying again. */
  refused: Promise<never>;
};

/** Another attempt with a credential that was refused makes sense only after somebody acted. */
const afterRefusalMs = 30_000;

/**
 * Registers with the registry and stays registered: a broken stream is opened again, as the same
 * instance, with backoff and for ever. Disposing tells the registry that the process is gone.
 */
export function register({
  address,
  token,
  hello,
  log,
  onWelcome,
  onMessage,
}: {
  address: string;
  token: string;
  hello: Hello;
  log: Logger;
  onWelcome: (welcome: ReceivedWelcome) => void;
  onMessage: (message: ReceivedConnectResponse) => void;
}): Registration {
  const leaving = new AbortController();
  const stop = new AbortController();
  const registered = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<never>();
  registered.promise.catch(() => {});
  refused.promise.catch(() => {});

  let phase: Phase = 'PHASE_READY';
  let known: { instanceId: string; epoch: number } | undefined;
  let current: Conversation | undefined;

  const welcomed = (conversation: Conversation) => {
    const { instanceId, epoch } = conversation.welcome;
    const resumed = known?.instanceId === instanceId && known.epoch === epoch;
    current = conversation;
    known = { instanceId, epoch };
    log.info({ instanceId, epoch }, resumed ? 'connected again' : 'registered');
    onWelcome(conversation.welcome);
    conversation.say({ status: { phase } });
    registered.resolve();
  };

  const following = (async () => {
    const backoff = createBackoff({ maxMs: 2_000 });
    let lastReason: string | undefined;
    while (!leaving.signal.aborted) {
      try {
        await converse({
          address,
          token,
          hello: { ...hello, ...(known && { resume: known }) },
          signal: stop.signal,
          onMessage,
          onWelcome(conversation) {
            lastReason = undefined;
            welcomed(conversation);
          },
        });
        if (!leaving.signal.aborted) log.warn('the registry ended the stream; connecting again');
      } catch (error) {
        if (stop.signal.aborted) return;
        const failure = asPlatformError(error);
        if (isFinal(failure, { registeredBefore: known !== undefined })) {
          registered.reject(failure);
          refused.reject(failure);
          return;
        }
        if (failure.message !== lastReason) {
          log.warn({ registry: address, reason: failure.message }, 'waiting for the registry');
        }
        lastReason = failure.message;
        if (isCredentialTrouble(failure)) await pause(afterRefusalMs, leaving.signal);
      } finally {
        current = undefined;
      }
      if (leaving.signal.aborted) return;
      backoff.resetIfLasted();
      await backoff.wait(leaving.signal);
    }
  })();

  /** Says the last, and waits until the registry has taken it, for a second. */
  const leave = async (status: NonNullable<ConnectRequest['status']>) => {
    leaving.abort();
    if (!current) return;
    current.say({ status });
    current.finish();
    await Promise.race([following, pause(1_000, stop.signal)]);
  };

  return {
    instanceId: () => known?.instanceId,
    crash: (error) => leave({ phase: 'PHASE_CRASHED', text: error }),
    registered: registered.promise,
    refused: refused.promise,
    setPhase(next) {
      phase = next;
      current?.say({ status: { phase } });
    },
    say(request) {
      current?.say(request);
      return current !== undefined;
    },
    async [Symbol.asyncDispose]() {
      await leave({ phase: 'PHASE_GONE' });
      stop.abort();
      await following;
      registered.reject(new PlatformError('cancelled', 'the plugin was stopped'));
    },
  };
}

/** Whether trying again is useless until the process, or what it was given, is another. */
function isFinal(error: PlatformError, { registeredBefore }: { registeredBefore: boolean }) {
  if (error.code === 'invalid' || error.code === 'failed_precondition') return true;
  return isCredentialTrouble(error) && !registeredBefore;
}

function isCredentialTrouble({ code }: PlatformError): boolean {
  return code === 'unauthenticated' || code === 'forbidden';
}

function asPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  return new PlatformError('internal', String(error), { cause: error });
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
