import { setInterval } from 'node:timers/promises';
import { PlatformError, type ReceivedPlugin } from '@patchbay/proto';
import type { RegistryClients } from './registry-clients.ts';

export type PluginReadiness = { ready: true } | { ready: false; reason: string };

export type ReadinessOptions = {
  /** Instances of an earlier start, which the registry may not have given up yet. */
  besides: ReadonlySet<string>;
  /** Why there is nothing to wait for, when there is nothing. */
  hopeless: () => string | undefined;
  signal: AbortSignal;
  timeoutMs?: number;
};

/** States that only an operator, or another release, gets a plugin out of. */
const FINAL = new Set(['disabled', 'incompatible', 'pending-approval', 'quarantined', 'removed']);

/**
 * Waits until the catalog shows a new ready instance of a plugin. Gives the registry's reason when there
 * is nothing to wait for, or when `timeoutMs` are over: what is missing may turn up until then.
 */
export async function untilReadyInCatalog(
  slug: string,
  registry: Pick<RegistryClients, 'catalog'>,
  { besides, hopeless, signal, timeoutMs = 15_000 }: ReadinessOptions,
): Promise<PluginReadiness> {
  const deadline = Date.now() + timeoutMs;
  let plugin: ReceivedPlugin | undefined;
  for await (const _ of setInterval(100, undefined, { signal })) {
    plugin = await findPlugin(slug, registry, signal);
    const fresh = plugin?.instances.filter(({ id }) => !besides.has(id)) ?? [];
    if (fresh.some(({ state }) => state?.name === 'ready')) return { ready: true };
    const reason = hopeless();
    if (reason) return { ready: false, reason };
    if (FINAL.has(plugin?.state?.name ?? '') || Date.now() > deadline) break;
  }
  return { ready: false, reason: explain(plugin) };
}

/** What the catalog knows of a plugin; nothing while the registry is away. */
export async function findPlugin(
  slug: string,
  { catalog }: Pick<RegistryClients, 'catalog'>,
  signal: AbortSignal,
): Promise<ReceivedPlugin | undefined> {
  try {
    return (await catalog.getPlugin({ slug }, { signal })).plugin ?? undefined;
  } catch (error) {
    const code = error instanceof PlatformError ? error.code : undefined;
    if (code === 'not_found' || code === 'unavailable') return undefined;
    throw error;
  }
}

function explain(plugin: ReceivedPlugin | undefined): string {
  if (!plugin?.state || !plugin.version) return 'it has not registered; its own lines say why';
  const { name, message, hint } = plugin.state;
  return [`it is ${name}: ${message}`, hint].filter(Boolean).join('; ');
}
