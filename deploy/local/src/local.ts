import { join } from 'node:path';
import { pickAddresses } from './addresses.ts';
import { startBacking } from './backing.ts';
import { emptyDataFolder, openDataFolder } from './data-folder.ts';
import type { Wiring } from './environment.ts';
import { exampleSlugs, startExamplePlugin } from './example-plugin.ts';
import type { LaunchContext } from './launch-context.ts';
import { lockFolder } from './launcher-lock.ts';
import type { Options } from './options.ts';
import { credentialOf } from './plugin-credential.ts';
import { connectRegistry } from './registry-clients.ts';
import { keepSecret, randomSecret, writeSecret } from './secret-file.ts';
import { startService } from './service.ts';
import { createStartGroup } from './start-group.ts';
import { welcome } from './welcome.ts';

export type Local = AsyncDisposable & {
  /** What to tell whoever started it. */
  welcome: string;
};

/**
 * Starts the whole platform on this machine and resolves when everything is ready; what does not need
 * another thing starts at the same time. Disposing stops all in reverse order: plugins, gateway and
 * scheduler, registry, NATS and Postgres.
 *
 * Throws `CannotStart`, with nothing left running, when one of them does not get ready. An example
 * plugin that does not is shown with its reason, and the rest goes on.
 */
export async function startLocal(options: Options, context: LaunchContext): Promise<Local> {
  const { output, signal } = context;
  const folder = await openDataFolder(options.dataDir);
  await using stack = new AsyncDisposableStack();
  const { publicUrl, pluginDomain } = siteOf(options);
  stack.use(await lockFolder(folder.lock, publicUrl));
  const { addresses, ports } = await pickAddresses(options.port);
  if (options.fresh) await emptyDataFolder(folder);
  output.say(`starting with the data in ${folder.path}`);

  const backing = stack.use(await startBacking(options, folder, ports, context));
  const token = await keepSecret(folder.platformToken, randomSecret);
  await keepSecret(folder.settingsKey, randomSecret);
  await keepSecret(folder.secondFactorKey, randomSecret);
  const wiring: Wiring = {
    databaseUrl: backing.databaseUrl,
    nats: backing.nats,
    addresses,
    publicUrl,
    pluginDomain,
    platformTokenFile: folder.platformToken,
    settingsKeyFile: folder.settingsKey,
    secondFactorKeyFile: folder.secondFactorKey,
    // Short enough for the link to fit into a line of a terminal.
    setupToken: randomSecret({ bytes: 18 }),
    compileCache: folder.compileCache,
    pluginData: folder.plugins,
  };
  const address = addresses.registry;
  await writeSecret(
    folder.cli,
    `${JSON.stringify({ registry: address, scheduler: addresses.scheduler, gateway: `http://${addresses.gateway}`, token })}\n`,
  );
  for (const [name, place] of Object.entries(addresses)) output.detail(`${name}: ${place}`);

  const core = stack.use(createStartGroup(signal));
  const edge = stack.use(createStartGroup(signal));
  const plugins = stack.use(createStartGroup(signal));
  using registry = connectRegistry({ address, token });

  const startPlugin = async (slug: string) => {
    const credential = await credentialOf(slug, registry, join(folder.credentials, slug));
    return plugins.start((signal) =>
      startExamplePlugin(slug, { credential, registry, wiring }, { ...context, signal }),
    );
  };
  const startRegistryAndPlugins = async () => {
    await core.start((signal) => startService('registry', wiring, { ...context, signal }));
    await Promise.all((await exampleSlugs()).map(startPlugin));
  };
  await Promise.all([
    startRegistryAndPlugins(),
    edge.start((signal) => startService('gateway', wiring, { ...context, signal })),
    edge.start((signal) => startService('scheduler', wiring, { ...context, signal })),
  ]);

  const text = await welcome({ ...wiring, dataDir: folder.path });
  const running = stack.move();
  return { welcome: text, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Browsers find names below localhost on this machine by themselves. */
function siteOf({ port, 'one-origin': oneOrigin }: Options) {
  if (oneOrigin) return { publicUrl: `http://localhost:${port}`, pluginDomain: undefined };
  const name = 'patchbay.localhost';
  return { publicUrl: `http://${name}:${port}`, pluginDomain: name };
}
