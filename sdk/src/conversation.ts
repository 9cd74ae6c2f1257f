import {
  createChannel,
  createClient,
  fromDuration,
  health,
  PlatformError,
  pluginHost,
  type ConnectRequest,
  type ReceivedConnectResponse,
  type ReceivedWelcome,
} from '@patchbay/proto';

export type Conversation = {
  welcome: ReceivedWelcome;
  say(request: ConnectRequest): void;
  /** Says nothing more; the registry then ends the stream. */
  finish(): void;
};

/** How long the registry may take to answer `hello`. */
const welcomeMs = 10_000;

/**
 * Opens one stream to the registry and keeps its lease until the stream ends: resolves when the
 * registry ends it, throws PlatformError when it fails.
 *
 * A connection that silently stopped carrying anything (half-open TCP) shows within two thirds of the
 * lease, so that there is time to resume: each heartbeat goes with a question that has to be answered.
 */
export async function converse({
  address,
  token,
  hello,
  signal,
  onWelcome,
  onMessage,
}: {
  address: string;
  token: string;
  hello: NonNullable<ConnectRequest['hello']>;
  signal: AbortSignal;
  onWelcome: (conversation: Conversation) => void;
  onMessage: (message: ReceivedConnectResponse) => void;
}): Promise<void> {
  using client = createClient(pluginHost, { address, token });
  const silence = new AbortController();
  const giveUp = (what: string) =>
    silence.abort(new PlatformError('unavailable', `the registry at ${address} ${what}`));
  const requests = createChannel<ConnectRequest>();
  requests.push({ hello });

  using timers = new DisposableStack();
  const patience = setTimeout(() => giveUp('did not answer the registration'), welcomeMs);
  timers.defer(() => clearTimeout(patience));

  try {
    const responses = client.connect(requests, {
      signal: AbortSignal.any([signal, silence.signal]),
    });
    for await (const message of responses) {
      const { welcome } = message;
      if (!welcome) {
        onMessage(message);
        continue;
      }
      clearTimeout(patience);
      const leaseMs = fromDuration(welcome.lease);
      timers.use(
        keepLease(address, { leaseMs, beat: () => requests.push({ heartbeat: {} }), giveUp }),
      );
      onWelcome({ welcome, say: requests.push, finish: () => requests.close() });
    }
  } catch (error) {
    throw silence.signal.aborted ? silence.signal.reason : error;
  } finally {
    requests.close();
  }
}

function keepLease(
  address: string,
  { leaseMs, beat, giveUp }: { leaseMs: number; beat: () => void; giveUp: (what: string) => void },
): Disposable {
  // Clients of one address share one connection, so this one asks on the stream's.
  const client = createClient(health, { address });
  const timeoutMs = Math.max(leaseMs / 3, 1000);
  const timer = setInterval(() => {
    beat();
    client.check({}, { timeoutMs }).catch((error: unknown) => {
      if (error instanceof PlatformError && error.code === 'timeout') giveUp('fell silent');
    });
  }, leaseMs / 3);
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
      client[Symbol.dispose]();
    },
  };
}
