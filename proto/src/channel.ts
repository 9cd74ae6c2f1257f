/** A queue between those who push and the one who iterates. */
export type Channel<T> = AsyncIterable<T> & {
  push: (value: T) => void;
  /** Ends the iteration after what is queued; with an error, at once with that error. */
  close: (error?: Error) => void;
};

/** @param limit more than this many waiting values close the channel with an error. */
export function createChannel<T>({ limit = 10_000 } = {}): Channel<T> {
  const queue: T[] = [];
  let closed = false;
  let failure: Error | undefined;
  let wake = () => {};

  const channel: Channel<T> = {
    push(value) {
      if (closed) return;
      if (queue.length >= limit) return channel.close(new Error(`${limit} values are waiting`));
      queue.push(value);
      wake();
    },
    close(error) {
      if (closed) return;
      closed = true;
      failure = error;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (failure) throw failure;
        const value = queue.shift();
        if (value !== undefined) yield value;
        else if (closed) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
  return channel;
}
