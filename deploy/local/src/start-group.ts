export type StartGroup = AsyncDisposable & {
  /** Begins a start-up; its signal aborts when another one of the group fails. */
  start<Part extends AsyncDisposable>(begin: (signal: AbortSignal) => Promise<Part>): Promise<Part>;
};

/**
 * Things that start at the same time and stop at the same time.
 * The first failure aborts the other start-ups. Disposing waits for every start-up and releases what
 * came of it, so that nothing is left of a group that started half-way; nothing starts afterwards.
 */
export function createStartGroup(signal: AbortSignal): StartGroup {
  const over = new AbortController();
  const giveUp = AbortSignal.any([over.signal, signal]);
  const parts: Promise<AsyncDisposable>[] = [];

  return {
    async start(begin) {
      giveUp.throwIfAborted();
      const part = begin(giveUp);
      parts.push(part);
      try {
        return await part;
      } catch (error) {
        over.abort(error);
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      over.abort(new Error('stopped'));
      const settled = await Promise.allSettled(parts);
      const started = settled.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
      await Promise.all(started.map((part) => part[Symbol.asyncDispose]()));
    },
  };
}
