import {
  apiPrefix,
  createRequestReader,
  messageToJson,
  partsOf,
  reflect,
  type Operation,
  type RawRequest,
} from '@patchbay/proto/api';
import {
  PlatformError,
  type AnyHandler,
  type CallContext,
  type JsonObject,
  type Mounted,
} from '@patchbay/proto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toAnswer, sendAnswer, type Answer } from './answer.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { callContext } from './call-context.ts';
import { sendEvents } from './event-stream.ts';
import { staleInPlaceOfConflict, versionOf, withIfMatch } from './if-match.ts';
import { keyOf, type IdempotencyKeys } from './idempotency.ts';
import { whileUnchanged } from './precondition.ts';
import { whileAllowed } from './while-allowed.ts';

export type ApiOptions = {
  operations: Readonly<Record<string, Operation>>;
  /** The services whose methods the operations are. */
  services: readonly Mounted[];
  /** Remembers what was answered to writes that carry an `Idempotency-Key`; for reads it is not needed. */
  keys?: IdempotencyKeys;
  /** Reads whose answers depend on the request and on this revision alone: they are made once. */
  byRevision?: Readonly<Record<string, () => number>>;
  /** Brings what reads answer from memory up to what is committed. */
  refresh?: () => Promise<unknown>;
};

/**
 * Serves operations below `/api/v1` by the handlers of the gRPC services: a request is checked and let
 * in as its gRPC call would be. Reads have a strong ETag; writes take an `Idempotency-Key`; what
 * streams is an event stream. A method that a path does not have is 405.
 */
export function serveApi(app: FastifyInstance, options: ApiOptions): void {
  const methods = new Map<string, Set<string>>();
  for (const [id, operation] of Object.entries(options.operations)) {
    const url = apiPrefix + operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.route({ method: operation.method, url, handler: handlerOf(id, operation, options) });
    methods.set(url, (methods.get(url) ?? new Set()).add(operation.method));
  }
  for (const [url, allowed] of methods) refuseOthers(app, url, [...allowed]);
}

function handlerOf(id: string, operation: Operation, options: ApiOptions) {
  const { service, method } = partsOf(operation.rpc);
  const mounted = options.services.find(({ name }) => name === service);
  const handler = mounted?.handlers[method];
  if (!mounted || !handler) throw new TypeError(`nobody handles ${operation.rpc}`);
  const { response, streams } = reflect(operation.rpc);
  const read = createRequestReader(operation);
  const revision = options.byRevision?.[id];
  const memory = revision && createAnswerMemory(revision);
  const call = unaryCall(operation, handler);
  const conditions = conditionsOf(operation, options);
  const { keys } = options;
  if (operation.method !== 'GET' && !keys) throw new TypeError(`${id} is a write, and has no keys`);

  const fresh = (request: FastifyRequest, context: CallContext) =>
    call(read(rawRequest(request)).message, context);

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const context = callContext(request, reply);
    reply.headers(commonHeaders(request, operation));
    if (streams) {
      using allowed = await whileAllowed(context, (it) => mounted.authorise(method, it));
      const { message } = read(lastEventAsMember(request));
      const messages = handler(message, allowed.context) as AsyncIterable<JsonObject>;
      const { signal } = allowed.context;
      return await sendEvents(reply, { type: response, messages, signal });
    }
    await mounted.authorise(method, context);
    const { url = '' } = request.raw;
    if (memory) return sendAnswer(request, reply, await memory(url, () => fresh(request, context)));
    const { json, message } = read(withIfMatch(operation, request.headers, rawRequest(request)));
    const key = operation.method === 'GET' ? undefined : keyOf(request.headers);
    const make = () => staleInPlaceOfConflict(operation, request.headers, call(message, context));
    const work = () => (conditions ? conditions(request, context, make) : make());
    if (key === undefined || !keys) return sendAnswer(request, reply, await work());
    const caller = `${context.token ?? ''} ${context.onBehalfOf ?? ''}`;
    const asked = { caller, key, request: JSON.stringify([id, json]) };
    return sendAnswer(request, reply, await keys.once(asked, work));
  };
}

/** How a change is held to the ETag of the read that shows what it changes; undefined without one. */
function conditionsOf(operation: Operation, { operations, services, refresh }: ApiOptions) {
  if (operation.changes === undefined) return undefined;
  const read = operations[operation.changes];
  const { service, method } = partsOf(read?.rpc ?? operation.rpc);
  const handler = services.find(({ name }) => name === service)?.handlers[method];
  if (!read || !handler) throw new TypeError(`nobody handles ${operation.changes}`);
  const call = unaryCall(read, handler);
  const reader = createRequestReader(read);
  const readNow = async (params: Record<string, string>, context: CallContext) => {
    await refresh?.();
    return call(reader({ params, query: {}, body: undefined }).message, context);
  };
  return <Result>(
    { headers, params }: FastifyRequest,
    context: CallContext,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const asked = { headers, params: params as Record<string, string>, context };
    return whileUnchanged({ operation, read, readNow, ...asked }, work);
  };
}

function unaryCall(operation: Operation, handler: AnyHandler) {
  const { response } = reflect(operation.rpc);
  const { passing } = operation;
  return async (message: JsonObject, context: CallContext): Promise<Answer> => {
    const answered = (await handler(message, context)) as JsonObject;
    const json = messageToJson(response, answered);
    return toAnswer(json, operation.status, { version: versionOf(operation, json), passing });
  };
}

function rawRequest({ params, query, body }: FastifyRequest): RawRequest {
  return {
    params: params as RawRequest['params'],
    query: query as RawRequest['query'],
    body,
  };
}

/** What an event stream goes on after, as browsers' EventSource says it. */
function lastEventAsMember(request: FastifyRequest): RawRequest {
  const raw = rawRequest(request);
  const lastEventId = request.headers['last-event-id'];
  if (typeof lastEventId !== 'string' || lastEventId === '') return raw;
  return { ...raw, query: { ...raw.query, sinceRevision: lastEventId } };
}

function commonHeaders({ method }: FastifyRequest, { deprecated }: Operation) {
  return {
    'x-content-type-options': 'nosniff',
    'cache-control': method === 'GET' || method === 'HEAD' ? 'private, no-cache' : 'no-store',
    ...(deprecated && {
      deprecation: `@${Math.floor(deprecated.since.getTime() / 1000)}`,
      sunset: deprecated.gone.toUTCString(),
    }),
  };
}

function refuseOthers(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((it) => !allowed.includes(it));
  app.route({
    method: others,
    url,
    exposeHeadRoute: false,
    handler({ method, url: path }, reply) {
      const list = allowed.join(', ');
      reply.header('allow', list);
      throw new PlatformError(
        'method_not_allowed',
        `${path.split('?')[0]} takes ${list}, not ${method}`,
      );
    },
  });
}
