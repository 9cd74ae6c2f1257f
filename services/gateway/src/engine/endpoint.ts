import type { Upstream } from './upstream.ts';

/** Where an instance, or our own pages, listen, with the connections to it that carry no request. */
export type Endpoint = {
  readonly connectTo: { host: string; port: number } | { path: string };
  /** The value of `Host` there; our own pages get the client's. */
  readonly authority: string | undefined;
  /** `http://host:port`. */
  readonly origin: string;
  /** The one that was used last is last. */
  readonly idle: Upstream[];
  /** Nobody asks it any more: a connection whose answer is complete is closed. */
  isGone: boolean;
};

export function instanceEndpoint(url: URL): Endpoint {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    connectTo: { host, port: Number(url.port || 80) },
    authority: url.host,
    origin: url.origin,
    idle: [],
    isGone: false,
  };
}

export function socketEndpoint(path: string, authority?: string): Endpoint {
  return { connectTo: { path }, authority, origin: 'http://localhost', idle: [], isGone: false };
}
