import path from 'node:path';
import { startNodeProcess, type NodeProcess } from './node-process.ts';
import type { Platform } from './platform.ts';

const examples = path.join(import.meta.dirname, '../../example-plugins');

/** Starts an example plugin as its own process; resolves when the catalog says it is ready. */
export async function startExample(
  platform: Platform,
  slug: string,
  { token, env = {} }: { token?: string; env?: Record<string, string> } = {},
): Promise<NodeProcess> {
  const credential = token ?? (await platform.credential(slug));
  const before = await platform.plugin(slug);
  const known = new Set(before.instances.map(({ id, epoch }) => `${id} ${epoch}`));
  return startNodeProcess({
    script: 'plugin.ts',
    cwd: path.join(examples, slug),
    env: {
      PATCHBAY_REGISTRY: platform.addresses.registry,
      PATCHBAY_CREDENTIAL: credential,
      ...env,
    },
    async isReady() {
      const { instances } = await platform.plugin(slug);
      return instances.some(
        ({ id, epoch, state }) => state?.name === 'ready' && !known.has(`${id} ${epoch}`),
      );
    },
  });
}
