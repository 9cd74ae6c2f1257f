import { once } from 'node:events';
import { listenForStop } from '@patchbay/proto';
import { CannotStart } from './cannot-start.ts';
import { createLauncherOutput, type LauncherOutput } from './launcher-output.ts';
import { startLocal } from './local.ts';
import { HELP, parseOptions } from './options.ts';

/**
 * The whole life of `npm start`: starts the platform, says so, and ends it on Ctrl-C or SIGTERM.
 * Exit code 1, and one sentence, when it could not start.
 */
export async function launch(args: readonly string[]): Promise<void> {
  // Whoever read the output may have gone, `npm start | head` for one: no reason to leave in disorder.
  process.stdout.on('error', () => undefined);
  let output = createLauncherOutput(process.stdout);
  using signals = listenForStop();
  signals.stop.addEventListener('abort', () =>
    output.say('stopping everything; Ctrl-C again does not wait'),
  );
  try {
    const options = parseOptions(args, process.env);
    if (options.help) return void process.stdout.write(`${HELP}\n`);
    output = createLauncherOutput(process.stdout, options);
    await using local = await startLocal(options, {
      output,
      signal: signals.stop,
      now: signals.now,
    });
    output.plain(local.welcome);
    if (!signals.stop.aborted) await once(signals.stop, 'abort');
  } catch (error) {
    if (signals.stop.aborted) return;
    explain(error, output);
    process.exitCode = 1;
  }
}

function explain(error: unknown, { say }: LauncherOutput): void {
  if (!(error instanceof CannotStart)) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return;
  }
  for (const line of error.lines) say(`  | ${line}`);
  say(error.message);
}
