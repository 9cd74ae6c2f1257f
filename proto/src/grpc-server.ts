import { once } from 'node:events';
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { PlatformError } from './errors.ts';
import { onBehalfOfKey } from './grpc-client.ts';
import { toServiceError, unexpected } from './grpc-status.ts';
import type { Messages, MethodNames, Service, Shape } from './services.ts';

export type CallContext = {
  /** Aborts when the caller goes away, its deadline passes, or the server shuts down at once. */
  signal: AbortSignal;
  /** The token of `authorization: Bearer <token>`, if there is one. */
  token: string | undefined;
  traceparent: string | undefined;
  /** For whom the caller acts, such as `user:<id>`; to be believed only with the platform's token. */
  onBehalfOf: string | undefined;
  peer: string;
};

/** Handlers of a service: async functions, and async generators where the method streams. */
export type Handlers<Definition, Generated> = {
  [M in MethodNames<Definition> & keyof Generated as Uncapitalize<M>]: Handler<
    Shape<Generated[M]>,
    Messages<Definition[M]>
  >;
};

/** The handlers of a service value, such as `typeof admin`. */
export type HandlersOf<S> =
  S extends Service<infer Definition, infer Generated> ? Handlers<Definition, Generated> : never;

type Handler<Kind, M> = M extends { receivedRequest: infer Req; response: infer Res }
  ? {
      unary: (request: Req, context: CallContext) => Promise<Res> | Res;
      'server-stream': (request: Req, context: CallContext) => AsyncIterable<Res>;
      bidi: (requests: AsyncIterable<Req>, context: CallContext) => AsyncIterable<Res>;
    }[Kind & ('unary' | 'server-stream' | 'bidi')]
  : never;

export type GrpcServer = AsyncDisposable & {
  /** Where it listens: `127.0.0.1:7400`. */
  address: string;
  /** Takes no new calls; resolves when those in flight have ended. */
  drain(): Promise<void>;
};

export type Mounted = {
  /** Such as `patchbay.registry.v1.Catalog`. */
  name: string;
  definition: ServiceDefinition;
  implementation: UntypedServiceImplementation;
  /** Rejects unless the caller may call the method, such as `listPlugins`. */
  authorise(method: string, context: CallContext): Promise<void>;
  /** The handlers by method, for another transport; whoever calls one authorises first. */
  handlers: Readonly<Record<string, AnyHandler>>;
};

export type AnyHandler = (request: unknown, context: CallContext) => unknown;

/**
 * Serves `services` on `listen` (`host:port`, port 0 for a free one), without TLS. Disposing ends
 * every call at once; `drain` first to be polite.
 */
export async function serveGrpc({
  listen,
  services,
  maxMessageBytes = 4 * 1024 * 1024,
}: {
  listen: string;
  services: readonly Mounted[];
  maxMessageBytes?: number;
}): Promise<GrpcServer> {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
  });
  for (const { definition, implementation } of services) {
    server.addService(definition, implementation);
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(listen, ServerCredentials.createInsecure(), (error, bound) => {
      if (error)
        reject(
          new PlatformError('unavailable', `cannot listen on ${listen}: ${error.message}`, {
            cause: error,
          }),
        );
      else resolve(bound);
    });
  });
  return {
    address: `${listen.slice(0, listen.lastIndexOf(':'))}:${port}`,
    drain: () => new Promise((resolve) => server.tryShutdown(() => resolve())),
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

export type MountOptions = {
  /** Told of every error that is not a PlatformError, and the id its caller was given. */
  onUnexpected: (error: unknown, id: string) => void;
  /** Called before every handler with the handler's name; what it throws is the answer. */
  authorise?: (context: CallContext, method: string) => void | Promise<void>;
};

/**
 * A service and its handlers, ready to be served. A handler's PlatformError becomes its gRPC status;
 * any other error becomes `internal` with an id, and is handed to `onUnexpected`.
 */
export function mount<Definition, Generated>(
  service: Service<Definition, Generated>,
  handlers: NoInfer<Handlers<Definition, Generated>>,
  { onUnexpected, authorise = () => {} }: MountOptions,
): Mounted {
  const definition = withSharedMessages(service.definition as ServiceDefinition);
  const implementation: UntypedServiceImplementation = {};
  const named: Record<string, AnyHandler> = {};
  const answer = (error: unknown) => toServiceError(toPlatformError(error, onUnexpected));
  for (const [name, method] of Object.entries(definition)) {
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    const handler = (handlers as Record<string, AnyHandler>)[key];
    if (!handler) throw new TypeError(`${service.name} has no handler for ${name}`);
    named[key] = handler;
    const authorised = async (request: unknown, context: CallContext): Promise<unknown> => {
      await authorise(context, key);
      return handler(request, context);
    };
    if (method.requestStream) implementation[name] = bidi(authorised as Bidi, answer);
    else if (method.responseStream)
      implementation[name] = serverStream(authorised as Streaming, answer);
    else implementation[name] = unary(authorised, answer);
  }
  return {
    name: service.name,
    definition,
    implementation,
    handlers: named,
    authorise: async (method, context) => authorise(context, method),
  };
}

/** A message that a server stream sends to many callers, the same object to each, is serialised once. */
function withSharedMessages(definition: ServiceDefinition): ServiceDefinition {
  const methods = Object.entries(definition).map(([name, method]) => {
    if (!method.responseStream || method.requestStream) return [name, method];
    const known = new WeakMap<object, Buffer>();
    const responseSerialize = (message: object): Buffer => {
      const bytes = known.get(message) ?? method.responseSerialize(message);
      known.set(message, bytes);
      return bytes;
    };
    return [name, { ...method, responseSerialize }];
  });
  return Object.fromEntries(methods) as ServiceDefinition;
}

type Answer = (error: unknown) => ReturnType<typeof toServiceError>;
type Unary = (request: unknown, context: CallContext) => Promise<unknown>;
type Streaming = (request: unknown, context: CallContext) => Promise<AsyncIterable<unknown>>;
type Bidi = (
  requests: AsyncIterable<unknown>,
  context: CallContext,
) => Promise<AsyncIterable<unknown>>;

function unary(handler: Unary, answer: Answer) {
  return (call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>) => {
    const { context } = contextOf(call);
    handler(call.request, context).then(
      (response) => callback(null, response),
      (error: unknown) => callback(answer(error)),
    );
  };
}

function serverStream(handler: Streaming, answer: Answer) {
  return (call: ServerWritableStream<unknown, unknown>) => {
    const { context } = contextOf(call);
    void respond(call, () => handler(call.request, context), context.signal, answer);
  };
}

function bidi(handler: Bidi, answer: Answer) {
  return (call: ServerDuplexStream<unknown, unknown>) => {
    const { context, abort } = contextOf(call);
    call.on('error', abort);
    // Ending the iteration must not destroy the call: its status is still to be sent.
    const requests = call.iterator({ destroyOnReturn: false });
    void respond(call, () => handler(requests, context), context.signal, answer);
  };
}

async function respond(
  call: ServerWritableStream<unknown, unknown> | ServerDuplexStream<unknown, unknown>,
  responses: () => Promise<AsyncIterable<unknown>>,
  signal: AbortSignal,
  answer: Answer,
): Promise<void> {
  let written = Promise.resolve();
  try {
    const iterated = await responses();
    // Tells the caller that it was let in, however long the first response takes.
    call.sendMetadata(new Metadata());
    for await (const response of iterated) {
      if (signal.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      written = promise;
      if (!call.write(response, () => resolve())) await once(call, 'drain', { signal });
    }
    call.end();
  } catch (error) {
    // grpc-js loses the status when the stream fails while a message is on its way.
    await written;
    if (!signal.aborted) call.emit('error', answer(error));
  }
}

function contextOf(call: {
  metadata: Metadata;
  getPeer(): string;
  on(event: 'cancelled', listener: () => void): unknown;
}): { context: CallContext; abort: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(new PlatformError('cancelled', 'the caller has gone'));
  call.on('cancelled', abort);
  const first = (key: string) => call.metadata.get(key)[0]?.toString();
  return {
    abort,
    context: {
      signal: controller.signal,
      token: /^Bearer (.+)$/.exec(first('authorization') ?? '')?.[1],
      traceparent: first('traceparent'),
      onBehalfOf: first(onBehalfOfKey),
      peer: call.getPeer(),
    },
  };
}

function toPlatformError(
  error: unknown,
  onUnexpected: (error: unknown, id: string) => void,
): PlatformError {
  if (error instanceof PlatformError) return error;
  const { id, error: bland } = unexpected(error);
  onUnexpected(error, id);
  return bland;
}
