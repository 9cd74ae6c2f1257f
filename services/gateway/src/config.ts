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
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, 'must be https, unless it is on this machine')
    .optional()
    .describe('OpenID Connect provider with which people may sign in; none when unset'),
  OIDC_CLIENT_ID: z.string().optional().describe('What OIDC_ISSUER knows this platform by'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('The secret that goes with OIDC_CLIENT_ID'),
  OIDC_NAME: z
    .string()
    .default('single sign-on')
    .describe('What the button on the sign-in page calls the provider'),
  OIDC_SCOPES: z
    .string()
    .default('openid profile email')
    .describe('What the provider is asked for'),
  OIDC_CREATE_USERS: z
    .stringbool()
    .default(false)
    .describe(
      'Whether somebody whom the provider knows, and no account is connected with, gets a new account',
    ),
  REGISTRY_HTTP_ADDRESS: listenAddress
    .default('127.0.0.1:7401')
    .describe('Where the registry serves its part of the API'),
  SCHEDULER_HTTP_ADDRESS: listenAddress
    .default('127.0.0.1:7501')
    .describe('Where the scheduler serves its part of the API'),
  API_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(3_000)
    .describe(
      'Requests to /api/v1 that each person, and each address of somebody who is not known, may make of one process of the gateway; after a rest all at once. Of all processes together, GATEWAY_WORKERS times the replicas, they may make as many times more',
    ),
  API_CORS_ORIGINS: z
    .string()
    .default('')
    .describe(
      'Origins whose pages may call /api/v1 with a token, separated by commas; none when empty',
    ),
  ACCESS_LOG_SHARE: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe(
      'Share of the requests that are logged, from 0 to 1; those answered 5xx always are, unless no plugin was asked since it fails or is busy',
    ),
  GATEWAY_METRICS_LISTEN: listenAddress
    .default('127.0.0.1:8081')
    .describe('Where Prometheus finds /metrics, which the door itself does not show'),
  GATEWAY_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe(
      'Processes that serve, one for each core at most; with several a launcher keeps them running, and the kernel shares connections out among them (Linux and FreeBSD). Each counts rate limits, calls of plugins under way and failures for itself, as replicas do',
    ),
  GATEWAY_SHARES_PORT: z
    .stringbool()
    .default(false)
    .describe(
      'Whether gateways that were started apart from this one listen on the same port: the kernel shares connections out among all of them',
    ),
  SECOND_FACTOR_KEY: z
    .string()
    .optional()
    .describe(
      'Keys that seal the secrets of two-step sign-in, 32 bytes each in base64, separated by commas or lines; the newest first. Without one they are stored in clear',
    ),
  STATE_DIR: z
    .string()
    .optional()
    .describe(
      'Folder in which the gateway keeps what it knows: catalog, people, signing keys, sessions, views. With it, it starts and serves while the registry or Postgres is away; for this user alone, since whoever reads it can sign identities. GATEWAY_WORKERS share it, gateways that are started apart do not',
    ),
  SETUP_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Opens /setup?token=… once, to create the first administrator; when unset it follows from PLATFORM_TOKEN, and the link is in the log',
    ),
});

export const Config = variables.check(({ value, issues }) => {
  const { PUBLIC_URL: publicUrl, PLUGIN_DOMAIN: domain } = value;
  const wrong = (name: keyof typeof value, message: string) =>
    issues.push({ code: 'custom', input: value[name], path: [name], message });
  const message = domain === undefined ? undefined : whyNotPluginDomain(publicUrl, domain);
  if (message !== undefined) wrong('PLUGIN_DOMAIN', message);
  if (value.OIDC_ISSUER !== undefined && value.OIDC_CLIENT_ID === undefined) {
    wrong('OIDC_CLIENT_ID', 'is required where OIDC_ISSUER is set');
  }
  if (value.GATEWAY_WORKERS > 1 && value.GATEWAY_LISTEN.endsWith(':0')) {
    wrong('GATEWAY_LISTEN', 'needs a port that all of GATEWAY_WORKERS can listen on, not 0');
  }
});

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}

export type Config = z.output<typeof Config>;
