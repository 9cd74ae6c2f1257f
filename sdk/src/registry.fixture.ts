import {
  createChannel,
  mount,
  pluginHost,
  serveGrpc,
  toDuration,
  toStruct,
  type Channel,
  type ConnectResponse,
  type PlatformError,
  type ReceivedConnectRequest,
  type ReceivedHello,
} from '@patchbay/proto';

export type Stream = {
  hello: ReceivedHello;
  responses: Channel<ConnectResponse>;
  received: ReceivedConnectRequest[];
  /** Resolves when the plugin has said what `wanted` recognises. */
  said(wanted: (request: ReceivedConnectRequest) => boolean): Promise<void>;
  /** Resolves when the stream has ended. */
  ended: Promise<void>;
};

export type WireRegistry = AsyncDisposable & {
  address: string;
  streams: Stream[];
  /** The next stream that a plugin opens. */
  next(): Promise<Stream>;
};

/** The registry's side of the wire contract, as little of it as the tests of a plugin's side need. */
export async function startWireRegistry({
  listen = '127.0.0.1:0',
  refuse = () => undefined,
  leaseMs = 1_000,
  settings = {},
  identity = { jwksUrl: 'http://127.0.0.1:9/jwks', issuer: 'http://patchbay.test' },
}: {
  listen?: string;
  refuse?: (hello: ReceivedHello) => PlatformError | undefined;
  leaseMs?: number;
  settings?: Record<string, unknown>;
  identity?: { jwksUrl: string; issuer: string };
} = {}): Promise<WireRegistry> {
  const streams: Stream[] = [];
  const opened = createChannel<Stream>();
  const arrivals = opened[Symbol.asyncIterator]();

  async function* connect(requests: AsyncIterable<ReceivedConnectRequest>) {
    const incoming = requests[Symbol.asyncIterator]();
    const first = await incoming.next();
    const hello: ReceivedHello | null | undefined = first.value?.hello;
    if (!hello) throw new Error('no hello');
    const refusal = refuse(hello);
    if (refusal) throw refusal;
    const ended = Promise.withResolvers<void>();
    const stream = createStream(hello, ended.promise);
    streams.push(stream.stream);
    opened.push(stream.stream);
    yield {
      welcome: {
        instanceId: hello.resume?.instanceId ?? `instance-${streams.length}`,
        epoch: hello.resume?.epoch ?? 1,
        lease: toDuration(leaseMs),
        settings: toStruct(settings),
        serving: true,
        identity,
      },
    };
    void listenTo(incoming, stream.hear, stream.stream.responses);
    try {
      yield* stream.stream.responses;
    } finally {
      ended.resolve();
    }
  }

  const onUnexpected = () => {};
  const server = await serveGrpc({
    listen,
    services: [mount(pluginHost, { connect }, { onUnexpected })],
  });
  return {
    address: server.address,
    streams,
    async next() {
      const { value } = await arrivals.next();
      if (!value) throw new Error('no more streams');
      return value;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

async function listenTo(
  incoming: AsyncIterator<ReceivedConnectRequest>,
  hear: (request: ReceivedConnectRequest) => void,
  responses: Channel<ConnectResponse>,
): Promise<void> {
  try {
    for (;;) {
      const { value, done } = await incoming.next();
      if (done) break;
      hear(value);
    }
  } catch {
    // The stream broke; the test sees that it ended.
  }
  responses.close();
}

function createStream(hello: ReceivedHello, ended: Promise<void>) {
  const received: ReceivedConnectRequest[] = [];
  const heard = new EventTarget();
  const stream: Stream = {
    hello,
    ended,
    received,
    responses: createChannel<ConnectResponse>(),
    async said(wanted) {
      while (!received.some(wanted)) {
        await new Promise((resolve) => heard.addEventListener('heard', resolve, { once: true }));
      }
    },
  };
  const hear = (request: ReceivedConnectRequest) => {
    received.push(request);
    heard.dispatchEvent(new Event('heard'));
  };
  return { stream, hear };
}
