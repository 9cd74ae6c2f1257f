import { join } from 'node:path';
import type { Addresses } from './addresses.ts';
import type { Backing } from './backing.ts';

export type ServiceName = 'registry' | 'gateway' | 'scheduler';

/** Where everything of one start is, and the secrets that hold it together. */
export type Wiring = Pick<Backing, 'databaseUrl' | 'nats'> & {
  addresses: Addresses;
  /** Where a browser finds the gateway. */
  publicUrl: string;
  /** Below which plugins' views have origins of their own. */
  pluginDomain: string | undefined;
  platformTokenFile: string;
  settingsKeyFile: string;
  secondFactorKeyFile: string;
  setupToken: string;
  compileCache: string;
  /** Where plugins keep their own, a folder for each. */
  pluginData: string;
};

/** The environment of one of the platform's services, on top of the launcher's own. */
export function serviceEnvironment(name: ServiceName, wiring: Wiring): NodeJS.ProcessEnv {
  const { addresses, publicUrl } = wiring;
  const common = {
    ...ordinaryEnvironment(wiring),
    DATABASE_URL: wiring.databaseUrl,
    NATS_URL: wiring.nats.url,
    NATS_CREDS_FILE: wiring.nats.credsFile,
    PLATFORM_TOKEN_FILE: wiring.platformTokenFile,
    PUBLIC_URL: publicUrl,
  };
  switch (name) {
    case 'registry':
      return {
        ...common,
        REGISTRY_GRPC_LISTEN: addresses.registry,
        REGISTRY_HTTP_LISTEN: addresses.registryHttp,
        NATS_ACCOUNT_SEED_FILE: wiring.nats.accountSeedFile,
        SETTINGS_KEY_FILE: wiring.settingsKeyFile,
        GATEWAY_URL: `http://${addresses.gateway}`,
      };
    case 'scheduler':
      return {
        ...common,
        SCHEDULER_GRPC_LISTEN: addresses.scheduler,
        SCHEDULER_HTTP_LISTEN: addresses.schedulerHttp,
        REGISTRY_ADDRESS: addresses.registry,
      };
    case 'gateway':
      return {
        ...common,
        GATEWAY_LISTEN: addresses.gateway,
        PLUGIN_DOMAIN: wiring.pluginDomain ?? '',
        GATEWAY_METRICS_LISTEN: addresses.gatewayMetrics,
        REGISTRY_ADDRESS: addresses.registry,
        REGISTRY_HTTP_ADDRESS: addresses.registryHttp,
        SCHEDULER_ADDRESS: addresses.scheduler,
        SCHEDULER_HTTP_ADDRESS: addresses.schedulerHttp,
        SETUP_TOKEN: wiring.setupToken,
        SECOND_FACTOR_KEY_FILE: wiring.secondFactorKeyFile,
      };
    default:
      return name satisfies never;
  }
}

/**
 * A plugin has little to do: a young generation of 1 MiB saves it a tenth of its memory, and a single
 * arena of glibc's allocator 2 MB.
 */
export const smallProcess = { NODE_OPTIONS: '--max-semi-space-size=1', MALLOC_ARENA_MAX: '1' };

/** The environment of a plugin, which learns nothing of the platform but where its registry is. */
export function pluginEnvironment(
  wiring: Wiring,
  { slug, credential }: { slug: string; credential: string },
): NodeJS.ProcessEnv {
  return {
    ...ordinaryEnvironment(wiring),
    ...smallProcess,
    PATCHBAY_REGISTRY: wiring.addresses.registry,
    PATCHBAY_CREDENTIAL: credential,
    PATCHBAY_DATA: join(wiring.pluginData, slug),
  };
}

/** The launcher's environment without what may point to, or let into, another platform. */
function ordinaryEnvironment({ compileCache }: Wiring): NodeJS.ProcessEnv {
  const platform =
    /^(DATABASE_URL|NATS_.*|PLATFORM_TOKEN.*|SETUP_TOKEN.*|SETTINGS_KEY.*|SECOND_FACTOR_KEY.*|PATCHBAY_.*)$/;
  const kept = Object.entries(process.env).filter(([name]) => !platform.test(name));
  return { NODE_COMPILE_CACHE: compileCache, ...Object.fromEntries(kept) };
}
