import { once } from 'node:events';
import {
  Client,
  credentials,
  Metadata,
  type ClientDuplexStream,
  type ClientReadableStream,
  type MethodDefinition,
  type ServiceDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { PlatformError } from './errors.ts';
import { fromServiceError } from './grpc-status.ts';
import type { Messages, MethodNames, Service, Shape } from './services.ts';

/** The metadata that carries `CallOptions.onBehalfOf`. */
export const onBehalfOfKey = 'patchbay-on-behalf-of';

export type CallOptions = {
  signal?: AbortSignal;
  /** How long a call may take, in milliseconds. Unary calls: 10 s unless told; streams: no limit. */
  timeoutMs?: number;
  traceparent?: string;
  /** For whom the call is made: `user:<id>`. Only the platform's token may say so. */
  onBehalfOf?: string | undefined;
  /** Streams: called once when the server has let the call in, perhaps long before it says anything. */
  onOpen?: () => void;
};

/** A service's methods: promises, and async iterables where the method streams. */
export type ServiceClient<Definition, Generated> = {
  [M in MethodNames<Definition> & keyof Generated as Uncapitalize<M>]: Method<
    Shape<Generated[M]>,
    Messages<Definition[M]>
  >;
} & Disposable;

type Method<Kind, M> = M extends { request: infer Req; receivedResponse: infer Res }
  ? {
      unary: (request: Req, options?: CallOptions) => Promise<Res>;
      'server-stream': (request: Req, options?: CallOptions) => AsyncIterable<Res>;
      bidi: (requests: AsyncIterable<Req>, options?: CallOptions) => AsyncIterable<Res>;
    }[Kind & ('unary' | 'server-stream' | 'bidi')]
  : never;

/**
 * A client of `service` at `address` (`host:port`). It connects on first use and again whenever
 * needed. Failed calls throw PlatformError with the violations the server named.
 */
export function createClient<Definition, Generated>(
  service: Service<Definition, Generated>,
  { address, token }: { address: string; token?: string },
): ServiceClient<Definition, Generated> {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 2_000,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.service_config_disable_resolution': 1,
    // Whoever answers is the platform, and a list of many plugins is long.
    'grpc.max_receive_message_length': -1,
    // What is set for a browser or a package manager leads nowhere near the platform's own services.
    'grpc.enable_http_proxy': 0,
  });
  const methods: Record<string | symbol, unknown> = { [Symbol.dispose]: () => client.close() };
  for (const [name, method] of Object.entries(service.definition as ServiceDefinition)) {
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    if (method.requestStream) methods[key] = bidi(client, method, token);
    else if (method.responseStream) methods[key] = serverStream(client, method, token);
    else methods[key] = unary(client, method, token);
  }
  return methods as ServiceClient<Definition, Generated>;
}

type Raw = MethodDefinition<unknown, unknown>;

function unary(client: Client, method: Raw, token: string | undefined) {
  return (request: unknown, { signal, timeoutMs = 10_000, ...sent }: CallOptions = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled(signal));
      const call = client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        metadataOf(token, sent),
        { deadline: Date.now() + timeoutMs },
        (error, response) => {
          signal?.removeEventListener('abort', cancel);
          if (error) reject(signal?.aborted ? cancelled(signal) : fromServiceError(error));
          else resolve(response);
        },
      );
      const cancel = () => call.cancel();
      signal?.addEventListener('abort', cancel, { once: true });
    });
}

function serverStream(client: Client, method: Raw, token: string | undefined) {
  return (request: unknown, { signal, timeoutMs, onOpen, ...sent }: CallOptions = {}) =>
    receive(
      () =>
        client.makeServerStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          metadataOf(token, sent),
          deadline(timeoutMs),
        ),
      { signal, onOpen },
    );
}

function bidi(client: Client, method: Raw, token: string | undefined) {
  return (
    requests: AsyncIterable<unknown>,
    { signal, timeoutMs, onOpen, ...sent }: CallOptions = {},
  ) =>
    receive(
      () => {
        const call = client.makeBidiStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          metadataOf(token, sent),
          deadline(timeoutMs),
        );
        void send(call, requests);
        return call;
      },
      { signal, onOpen },
    );
}

async function send(call: ClientDuplexStream<unknown, unknown>, requests: AsyncIterable<unknown>) {
  try {
    for await (const request of requests) {
      if (call.destroyed) return;
      if (!call.write(request)) await once(call, 'drain');
    }
    call.end();
  } catch {
    call.cancel();
  }
}

async function* receive(
  open: () => ClientReadableStream<unknown> | ClientDuplexStream<unknown, unknown>,
  { signal, onOpen }: { signal: AbortSignal | undefined; onOpen: (() => void) | undefined },
): AsyncGenerator<unknown, void> {
  if (signal?.aborted) throw cancelled(signal);
  const call = open();
  if (onOpen) call.once('metadata', onOpen);
  const cancel = () => call.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    yield* call;
  } catch (error) {
    throw signal?.aborted ? cancelled(signal) : fromServiceError(error as ServiceError);
  } finally {
    signal?.removeEventListener('abort', cancel);
    call.on('error', () => {});
    call.cancel();
  }
}

function metadataOf(
  token: string | undefined,
  { traceparent, onBehalfOf }: Pick<CallOptions, 'traceparent' | 'onBehalfOf'>,
): Metadata {
  const metadata = new Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  if (traceparent) metadata.set('traceparent', traceparent);
  if (onBehalfOf) metadata.set(onBehalfOfKey, onBehalfOf);
  return metadata;
}

function deadline(timeoutMs: number | undefined): { deadline?: number } {
  return timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
}

function cancelled(signal: AbortSignal): PlatformError {
  return new PlatformError('cancelled', 'the call was cancelled', { cause: signal.reason });
}
