import { inspect } from 'node:util';

const maxLines = 12;
const maxLength = 2_000;

/**
 * Calls `tell` with the error that ends this process, when nobody catches it, then lets Node end it as it would
 * have: the error is thrown once more, so that it is printed, and the exit code is Node's. Until `tell` is done the
 * process goes on.
 *
 * Where the process listens for `uncaughtException` itself, it decides by itself how it goes on: nothing is done.
 */
export function sayLastWords(tell: (error: string) => Promise<void>): void {
  const onCrash = (uncaught: unknown) => {
    const isCaught =
      process.listenerCount('uncaughtException') > 0 ||
      process.hasUncaughtExceptionCaptureCallback();
    if (isCaught) return;
    process.off('uncaughtExceptionMonitor', onCrash);
    // What fails meanwhile does so because of this one, which is to be seen.
    const hold = () => {};
    process.on('uncaughtException', hold);
    const telling = (async () => tell(textOf(uncaught)))();
    void telling
      .catch(() => {})
      .finally(() =>
        setImmediate(() => {
          process.off('uncaughtException', hold);
          throw uncaught; // The plugin's own error, whose stack says where it comes from.
        }),
      );
  };
  process.on('uncaughtExceptionMonitor', onCrash);
}

/** The message and the first lines of the stack. */
function textOf(error: unknown): string {
  const text =
    error instanceof Error ? (error.stack ?? String(error)) : inspect(error, { depth: 0 });
  return text.split('\n', maxLines).join('\n').slice(0, maxLength);
}
