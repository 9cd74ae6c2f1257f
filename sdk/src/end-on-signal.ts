import { listenForStop } from '@patchbay/proto';
import type { Served } from './serve.ts';

/**
 * Lets SIGTERM and SIGINT end the plugin; a second one ends the process at once. The process's exit
 * code is 1 when the platform refused the plugin, and 0 when it ended in peace or another process took
 * over its name: restarting this one would only take the name back.
 */
export function endOnSignal(served: Served): Served {
  const signals = listenForStop();
  signals.stop.addEventListener('abort', () => void served[Symbol.asyncDispose]());
  signals.now.addEventListener('abort', () => process.exit(130));
  void served.ended.then((error) => {
    if (error) process.exitCode = error.details.reason === 'superseded' ? 0 : 1;
  });
  return served;
}
