import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dieWithLauncher } from './command.ts';
import { pluginEnvironment, type Wiring } from './environment.ts';
import type { LaunchContext } from './launch-context.ts';
import { startStopwatch } from './launcher-output.ts';
import { findPlugin, untilReadyInCatalog } from './plugin-readiness.ts';
import type { RegistryClients } from './registry-clients.ts';
import { ROOT } from './root.ts';
import { supervise, type Supervised } from './supervise.ts';

/** The slugs of the example plugins: the folders that hold a `plugin.ts`. */
export async function exampleSlugs(): Promise<string[]> {
  const files = await Array.fromAsync(glob('example-plugins/*/plugin.ts', { cwd: ROOT }));
  return files.map((file) => basename(dirname(file))).sort();
}

export type PluginContext = { credential: string; registry: RegistryClients; wiring: Wiring };

/**
 * Starts an example plugin as a process and resolves when the catalog shows it ready. One that does not
 * get there is no reason to stop: what the registry says of it is shown, and it keeps running.
 */
export async function startExamplePlugin(
  slug: string,
  { credential, registry, wiring }: PluginContext,
  { output, signal, now }: LaunchContext,
): Promise<Supervised> {
  await using stack = new AsyncDisposableStack();
  const elapsed = startStopwatch();
  const before = await findPlugin(slug, registry, signal);
  const { onLine, onCrash } = output.shown(slug);
  let trouble: string | undefined;

  const cwd = join(ROOT, 'example-plugins', slug);
  const env = pluginEnvironment(wiring, { slug, credential });
  const command = { file: process.execPath, args: [join(cwd, 'plugin.ts')], cwd, env };
  const plugin = stack.use(
    supervise(await dieWithLauncher(command, 'SIGKILL'), {
      now,
      onLine,
      onCrash(crash) {
        if (crash.failures >= 3) trouble = 'it ends again and again; its own lines say why';
        onCrash(crash);
      },
    }),
  );
  const readiness = await untilReadyInCatalog(slug, registry, {
    besides: new Set(before?.instances.map(({ id }) => id)),
    hopeless: () => trouble,
    signal,
  });
  const outcome = readiness.ready ? `ready (${elapsed()})` : `not ready: ${readiness.reason}`;
  output.say(`${slug} is ${outcome}`);
  stack.move();
  return plugin;
}
