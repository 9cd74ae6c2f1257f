import type { Served } from './serve.ts';

/**
 * Lets SIGTERM and SIGINT end the plugin; a second one ends the process at once. The process's exit
 * code is 1 when the platform refused the plugin, and 0 when it ended in peace or another process took
 * over its name: restarting this one would only take the name back.
 */
export function endOnSignal(served: Served): Served {
  let ending = false;
  const onSignal = () => {
    if (ending) process.exit(130);
    ending = true;
    void served[Symbol.asyncDispose]();
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, onSignal);
  void served.ended.then((error) => {
    if (error) process.exitCode = error.details.reason === 'superseded' ? 0 : 1;
  });
  return served;
}
