import path from 'node:path';
import { startNodeProcess } from '@patchbay/test/support/node-process.ts';
import type { Platform } from '@patchbay/test/support/platform.ts';

/** Many plugin processes, as streams of one other process, so that they do not slow the measuring one. */
export async function connectFleet(
  platform: Platform,
  {
    name = 'fleet',
    plugins,
    instancesPerPlugin,
    endpoints = [],
    routesPerPlugin = 1,
  }: {
    /** The plugins are `<name>-0`, `<name>-1`, … */
    name?: string;
    plugins: number;
    instancesPerPlugin: number;
    /** Where the instances of each plugin listen; nowhere when left out. */
    endpoints?: readonly string[];
    routesPerPlugin?: number;
  },
): Promise<AsyncDisposable & { reconnects: () => number; pid: () => number }> {
  const tokens: string[] = [];
  for (let i = 0; i < plugins; i += 1) tokens.push(await platform.credential(`${name}-${i}`));
  const fleet = await startNodeProcess({
    script: path.join(import.meta.dirname, 'registry-fleet-process.ts'),
    env: {
      PATCHBAY_REGISTRY: platform.addresses.registry,
      NAME: name,
      TOKENS: tokens.join(','),
      INSTANCES: String(instancesPerPlugin),
      ENDPOINTS: endpoints.join(','),
      ROUTES: String(routesPerPlugin),
    },
    isReady: (lines) => lines.length > 0,
  });
  return {
    pid: () => fleet.pid(),
    reconnects: () => fleet.lines.filter((line) => line === 'again').length,
    [Symbol.asyncDispose]: () => fleet[Symbol.asyncDispose](),
  };
}
