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
