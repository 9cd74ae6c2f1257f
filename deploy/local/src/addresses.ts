import { CannotStart } from './cannot-start.ts';
import { freePorts, whyNotListen } from './free-port.ts';

/** Where the services listen, each as `host:port`. */
export type Addresses = {
  registry: string;
  registryHttp: string;
  scheduler: string;
  schedulerHttp: string;
  /** Of the gateway; not for the public. */
  gatewayMetrics: string;
  /** The only one that people and their browsers need to know. */
  gateway: string;
};

export type BackingPorts = { postgres: number; nats: number };

/** Where plugins look for the registry unless they are told otherwise. */
const registryPort = 7400;
export const usualGatewayPort = 8080;

/**
 * The gateway gets the port that was asked for, and everything else one that happens to be free; but
 * beside a gateway on its usual port the registry is on its own usual one, unless that is taken. A
 * platform on another port is a second one, and two that start at once do not race for that.
 * Throws `CannotStart` when the gateway's port is taken.
 */
export async function pickAddresses(
  gatewayPort: number,
): Promise<{ addresses: Addresses; ports: BackingPorts }> {
  const trouble = await whyNotListen(gatewayPort);
  if (trouble) {
    const what =
      trouble === 'EADDRINUSE' ? 'is taken by another program' : `is refused (${trouble})`;
    throw new CannotStart(
      `port ${gatewayPort} ${what}: stop what uses it, or choose another with \`npm start -- --port ${gatewayPort + 1}\``,
    );
  }
  const [postgres = 0, nats = 0, anyPort, registryHttp, scheduler, schedulerHttp, metrics] =
    await freePorts(7);
  const isUsual = gatewayPort === usualGatewayPort && !(await whyNotListen(registryPort));
  const registry = isUsual ? registryPort : anyPort;
  return {
    ports: { postgres, nats },
    addresses: {
      registry: `127.0.0.1:${registry}`,
      registryHttp: `127.0.0.1:${registryHttp}`,
      scheduler: `127.0.0.1:${scheduler}`,
      schedulerHttp: `127.0.0.1:${schedulerHttp}`,
      gatewayMetrics: `127.0.0.1:${metrics}`,
      gateway: `127.0.0.1:${gatewayPort}`,
    },
  };
}
