/**
 * What is under way on a client's connection: a request with its answer, or a tunnel. The connection
 * tells it what happens to the client.
 */
export type Exchange = {
  readonly acts: ExchangeActs;
  /** Whether it can take more of the request's body now. */
  takesBody: boolean;
  /** When it is too late, in ms of the clock of `performance`. */
  deadline: number;
  /** When it has taken too long as a whole. */
  until: number;
};

export type ExchangeActs = {
  /**
   * A piece of the request's body: its data is in `ranges` of `buffer`. The last piece has the lines of
   * the trailer section, mostly none.
   */
  body(
    exchange: Exchange,
    buffer: Buffer,
    ranges: readonly number[],
    trailers: string | undefined,
  ): void;
  /** The request's body is not what its framing says; what follows on the connection is not read. */
  bodyBroken(exchange: Exchange, why: string): void;
  /** Bytes of a tunnel. */
  raw(exchange: Exchange, chunk: Buffer): void;
  /** The client can be written to again. */
  drained(exchange: Exchange): void;
  /** The client ended its side of a tunnel. */
  ended(exchange: Exchange): void;
  clientGone(exchange: Exchange): void;
  /** The deadline has passed. */
  late(exchange: Exchange): void;
};
