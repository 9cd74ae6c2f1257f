import { createRequire } from 'node:module';

/** What Node's own parser, llhttp without leniency, makes of one message. */
export type LlhttpMessage = {
  method: string;
  target: string;
  minor: number;
  headers: string[];
  shouldKeepAlive: boolean;
  upgrade: boolean;
  body: string;
  trailers: string[];
  complete: boolean;
};

type Parser = {
  [callback: number]: unknown;
  initialize(type: number, resource: object): void;
  execute(bytes: Buffer): number | Error;
};
/** Node's own module; it has no types. */
type Internals = {
  methods: string[];
  HTTPParser: (new () => Parser) &
    Record<
      'REQUEST' | 'kOnHeaders' | 'kOnHeadersComplete' | 'kOnBody' | 'kOnMessageComplete',
      number
    >;
};

/**
 * Reads `bytes` as the whole of what a connection sends. It is the parser of node:http's server, without
 * the sockets and streams around it, so that a million heads can be compared.
 */
export function createLlhttp(): (bytes: Buffer) => LlhttpMessage[] | Error {
  const { HTTPParser, methods } = createRequire(import.meta.url)('_http_common') as Internals;
  const parser = new HTTPParser();
  let messages: LlhttpMessage[] = [];
  let early: string[] = [];
  let earlyTarget = '';
  // What came before the rest of a head, or trailers.
  parser[HTTPParser.kOnHeaders] = (headers: string[], target: string) => {
    const message = messages.at(-1);
    if (message && !message.complete) message.trailers.push(...headers);
    else [early, earlyTarget] = [[...early, ...headers], target];
  };
  parser[HTTPParser.kOnHeadersComplete] = (
    _major: number,
    minor: number,
    headers: string[] | undefined,
    method: number,
    target: string | undefined,
    _status: unknown,
    _message: unknown,
    upgrade: boolean,
    shouldKeepAlive: boolean,
  ) => {
    const all = [...early, ...(headers ?? [])];
    early = [];
    messages.push({
      method: methods[method] ?? '',
      target: target ?? earlyTarget,
      minor,
      headers: all,
      shouldKeepAlive,
      upgrade,
      body: '',
      trailers: [],
      complete: false,
    });
    return 0;
  };
  parser[HTTPParser.kOnBody] = (part: Buffer) => {
    const message = messages.at(-1);
    if (message) message.body += part.toString('latin1');
  };
  parser[HTTPParser.kOnMessageComplete] = () => {
    const message = messages.at(-1);
    if (message) message.complete = true;
  };
  return (bytes) => {
    messages = [];
    early = [];
    parser.initialize(HTTPParser.REQUEST, {});
    const result = parser.execute(bytes);
    return result instanceof Error ? result : messages;
  };
}
