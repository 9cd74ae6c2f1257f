import { commonConfig, listenAddress, publicUrl } from '@patchbay/chassis';
import { z } from 'zod';
import { whyNotPluginDomain } from './isolation/origins.ts';

const variables = z.object({
  ...commonConfig,
  GATEWAY_LISTEN: listenAddress
    .default('127.0.0.1:8080')
    .describe('Where the gateway listens: the web UI, plugins, health and metrics'),
  PUBLIC_URL: publicUrl,
  PLUGIN_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a host name in lower case, without a port')
    .optional()
    .describe(
      "Gives each plugin's views an origin of their own below this name, `<plugin>.<PLUGIN_DOMAIN>`, with the scheme and port of PUBLIC_URL; unset, they share the web UI's origin and can act as whoever looks at them",
    ),
  TLS_CERT: z
    .string()
    .optional()
    .describe(
      'Certificate chain in PEM, to serve https; without it, TLS ends at the load balancer',
    ),
  TLS_KEY: z.string().optional().describe('Private key of TLS_CERT in PEM'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .describe(
      "Addresses and networks of the proxies in front, separated by commas: their X-Forwarded-For says where a request comes from, everybody else's is ignored",
    ),
  PROXY_PROTOCOL: z
    .stringbool()
    .default(false)
    .describe('Whether TRUSTED_PROXIES begin each connection with the PROXY protocol, version 2'),
  REGISTRY_ADDRESS: listenAddress
    .default('127.0.0.1:7400')
    .describe('Where the registry serves gRPC'),
  SCHEDULER_ADDRESS: listenAddress
    .default('127.0.0.1:7500')
    .describe('Where the scheduler serves gRPC'),
  SETUP_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Opens /setup?token=… once, to create the first administrator; made and logged when unset, so set it where several replicas start',
    ),
});

export const Config = variables.check(({ value, issues }) => {
  const { PUBLIC_URL: publicUrl, PLUGIN_DOMAIN: domain } = value;
  const message = domain === undefined ? undefined : whyNotPluginDomain(publicUrl, domain);
  if (message === undefined) return;
  issues.push({ code: 'custom', input: domain, path: ['PLUGIN_DOMAIN'], message });
});

export type Config = z.output<typeof Config>;
