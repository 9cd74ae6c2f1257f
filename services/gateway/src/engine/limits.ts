/** How long and how large things may be; all that is slower or larger is ended. */
export type Limits = {
  /** Of a request's head, and of an answer's. */
  headBytes: number;
  /** From the first byte of a request, or from the connection, until its head is complete. */
  headMs: number;
  /** Between two requests of a connection. */
  idleMs: number;
  /** Without a byte of a request's body, of an answer's (but an event stream's), or read by a client. */
  betweenBytesMs: number;
  /** From the end of our side of a connection until it is closed. */
  lingerMs: number;
  /** To connect to an instance. */
  connectMs: number;
  /** From the end of a request until the head of its answer. */
  answerMs: number;
  /** Requests sent to one instance of a plugin whose answer has not begun. */
  waitingAtOnce: number;
  /** How often deadlines are looked at. */
  tickMs: number;
};

export const defaultLimits: Limits = {
  headBytes: 16_384,
  headMs: 20_000,
  idleMs: 65_000,
  betweenBytesMs: 60_000,
  lingerMs: 2_000,
  connectMs: 3_000,
  answerMs: 60_000,
  waitingAtOnce: 1_024,
  tickMs: 250,
};
