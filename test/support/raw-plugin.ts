import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  createChannel,
  createClient,
  fromDuration,
  pluginHost,
  toStruct,
  type ConnectRequest,
  type ManifestInput,
  type ReceivedConnectResponse,
  type ReceivedWelcome,
} from '@patchbay/proto';

export type RawPlugin = AsyncDisposable & {
  endpoint: string;
  welcome: ReceivedWelcome;
  /** Everything the registry has said, the oldest first. */
  received: ReceivedConnectResponse[];
  server: ReturnType<typeof createServer>;
  say(request: ConnectRequest): void;
  /** Resolves with why the registry, or the network, ended the stream; undefined for a plain end. */
  ended: Promise<Error | undefined>;
};

export type RawPluginOptions = {
  registry: string;
  token: string;
  manifest: ManifestInput;
  instanceName?: string;
  resume?: { instanceId: string; epoch: number };
  heartbeats?: boolean;
  onRequest?: (request: IncomingMessage, response: ServerResponse) => void;
};

/**
 * A plugin written straight to the wire protocol, without the SDK: says hello, says it is ready, sends
 * heartbeats, and serves HTTP by `onRequest`. Disposing breaks its stream without a goodbye.
 */
export async function startRawPlugin({
  registry,
  token,
  manifest,
  instanceName = '',
  resume,
  heartbeats = true,
  onRequest = (_request, response) => response.end('raw'),
}: RawPluginOptions): Promise<RawPlugin> {
  await using stack = new AsyncDisposableStack();
  const server = createServer(onRequest).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const stop = new AbortController();
  const client = stack.use(createClient(pluginHost, { address: registry, token }));
  const requests = createChannel<ConnectRequest>();
  stack.defer(() => stop.abort());
  const hello = { protocol: 1, manifest: toStruct(manifest), endpoint, instanceName, sdk: 'raw/1' };
  requests.push({ hello: { ...hello, resume: resume ?? null } });

  const received: ReceivedConnectResponse[] = [];
  const welcomed = Promise.withResolvers<ReceivedWelcome>();
  const ended = (async () => {
    try {
      for await (const response of client.connect(requests, { signal: stop.signal })) {
        received.push(response);
        if (response.welcome) welcomed.resolve(response.welcome);
      }
      welcomed.reject(new Error('the stream ended without a welcome'));
      return undefined;
    } catch (error) {
      welcomed.reject(error);
      return error as Error;
    }
  })();

  const welcome = await welcomed.promise;
  requests.push({ status: { phase: 'PHASE_READY' } });
  if (heartbeats) {
    const beat = setInterval(
      () => requests.push({ heartbeat: {} }),
      fromDuration(welcome.lease) / 3,
    );
    stack.defer(() => clearInterval(beat));
  }
  const running = stack.move();
  return {
    endpoint,
    welcome,
    received,
    server,
    ended,
    say: (request) => requests.push(request),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
