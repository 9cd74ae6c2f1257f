export type StopSignals = Disposable & {
  /** Aborts at the first Ctrl-C, SIGTERM or closed terminal: end in good order. */
  stop: AbortSignal;
  /** Aborts at the second one: end now. */
  now: AbortSignal;
};

/** npm passes a Ctrl-C on to its child, which the terminal has told already: that is one, not two. */
const ECHO_MS = 500;

/** Listens until disposed. */
export function listenForStop(): StopSignals {
  const stop = new AbortController();
  const now = new AbortController();
  let firstAt = Infinity;
  const onSignal = (): void => {
    if (stop.signal.aborted && Date.now() - firstAt > ECHO_MS) now.abort();
    if (stop.signal.aborted) return;
    firstAt = Date.now();
    stop.abort(new Error('told to stop'));
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    stop: stop.signal,
    now: now.signal,
    [Symbol.dispose]() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
