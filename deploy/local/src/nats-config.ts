import type { NatsTrust } from './nats-keys.ts';

export type NatsConfig = {
  port: number;
  /** The streams go to its sub-folder `jetstream`. */
  storeDir: string;
  pidFile: string;
  trust: NatsTrust;
};

/** The text of a `nats.conf`: JetStream, this machine only, accounts preloaded into a memory resolver. */
export function renderNatsConfig({ port, storeDir, pidFile, trust }: NatsConfig): string {
  const preload = Object.entries(trust.accounts).map(([id, jwt]) => `  ${id}: ${jwt}`);
  return [
    'server_name: "patchbay-local"',
    `listen: "127.0.0.1:${port}"`,
    `pid_file: ${JSON.stringify(pidFile)}`,
    `jetstream: { store_dir: ${JSON.stringify(storeDir)} }`,
    `operator: ${trust.operatorJwt}`,
    `system_account: ${trust.systemAccountId}`,
    'resolver: MEMORY',
    'resolver_preload: {',
    ...preload,
    '}',
    '',
  ].join('\n');
}
