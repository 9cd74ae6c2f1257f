import { startPlatform, type Platform } from '@patchbay/test/support/platform.ts';
import { signInAsFirst, type TestSession } from '@patchbay/test/support/session.ts';
import { until } from '@patchbay/test/support/until.ts';
import { connectFleet } from '../registry-fleet.ts';

export type Patchbay = AsyncDisposable & {
  platform: Platform;
  session: TestSession;
  /** Of the gateway. */
  pid: number;
  /** `http://host:port/p/fleet-<i>` */
  plugin(index: number): string;
};

/** One more plugin, `<name>-0`, whose instances are `ports`. */
export async function addPlugin(
  { platform, session }: Patchbay,
  { name, ports }: { name: string; ports: readonly number[] },
): Promise<AsyncDisposable> {
  const fleet = await connectFleet(platform, {
    name,
    plugins: 1,
    instancesPerPlugin: ports.length,
    endpoints: ports.map((port) => `http://127.0.0.1:${port}`),
  });
  const isRouted = async () => {
    const { plugins } = await platform.catalog.listPlugins({ pageSize: 1_000 });
    const plugin = plugins.find(({ slug }) => slug === `${name}-0`);
    return plugin?.state?.name === 'ready' && (await session.fetch(`/p/${name}-0/none`)).status;
  };
  await until(isRouted, { what: name });
  return fleet;
}

/**
 * A platform with somebody signed in, and plugins whose instances are `ports`. Each route needs a
 * permission, so that all that the gateway does for a request is measured.
 */
export async function startPatchbay({
  ports,
  plugins = 1,
  routesPerPlugin = 1,
}: {
  ports: readonly number[];
  plugins?: number;
  routesPerPlugin?: number;
}): Promise<Patchbay> {
  await using stack = new AsyncDisposableStack();
  const platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  const session = await signInAsFirst(platform);
  stack.use(
    await connectFleet(platform, {
      plugins,
      instancesPerPlugin: ports.length,
      endpoints: ports.map((port) => `http://127.0.0.1:${port}`),
      routesPerPlugin,
    }),
  );
  for (const index of new Set([0, plugins - 1])) {
    const path = `/p/fleet-${index}/1k`;
    await until(async () => (await session.fetch(path)).ok, { withinMs: 120_000, what: path });
  }
  const running = stack.move();
  return {
    platform,
    session,
    pid: platform.processes.gateway.pid(),
    plugin: (index) => `http://${platform.addresses.gateway}/p/fleet-${index}`,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
