import { serve, type Plugin, type Served } from '@patchbay/sdk';
import type { Platform } from './platform.ts';
import { until } from './until.ts';

/** Serves a plugin in this process; resolves when the catalog says that it is ready. */
export async function servePlugin(
  platform: Platform,
  plugin: Plugin,
  { token, instance = '' }: { token?: string; instance?: string } = {},
): Promise<Served> {
  const { slug } = plugin.manifest;
  const env = {
    PATCHBAY_REGISTRY: platform.addresses.registry,
    PATCHBAY_CREDENTIAL: token ?? (await platform.credential(slug)),
    PATCHBAY_INSTANCE: instance,
    LOG_LEVEL: 'silent',
  };
  const served = await serve(plugin, { env, signals: false });
  await served.registered;
  await until(async () => {
    const { instances } = await platform.plugin(slug);
    return instances.some(({ id, state }) => id === served.instanceId && state?.name === 'ready');
  });
  return served;
}
