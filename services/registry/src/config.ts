import { commonConfig, listenAddress, publicUrl } from '@patchbay/chassis';
import { z } from 'zod';

export const Config = z.object({
  ...commonConfig,
  REGISTRY_GRPC_LISTEN: listenAddress
    .default('127.0.0.1:7400')
    .describe('Where plugins and services call the registry over gRPC'),
  REGISTRY_HTTP_LISTEN: listenAddress
    .default('127.0.0.1:7401')
    .describe('The HTTP API, health and metrics'),
  LEASE_SECONDS: z.coerce
    .number()
    .min(1)
    .default(10)
    .describe('An instance that is not heard of for this long is offline'),
  PLUGIN_APPROVAL: z
    .enum(['auto', 'manual'])
    .default('auto')
    .describe('Whether a new plugin serves at once, or waits until an operator approves it'),
  PLUGIN_ENDPOINTS: z
    .string()
    .default('')
    .describe(
      'Where plugins may say that they are, besides where they connect from: addresses, networks and host names (`*.example.org` for all below one) separated by commas; `*` for anywhere',
    ),
  CRASH_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .default(5)
    .describe(
      'A plugin whose instances crash this often within CRASH_WINDOW_SECONDS is quarantined',
    ),
  CRASH_WINDOW_SECONDS: z.coerce.number().min(1).default(600).describe('See CRASH_LIMIT'),
  SETTINGS_KEY: z
    .string()
    .optional()
    .describe(
      'Keys that seal secrets in settings, 32 bytes each in base64, separated by commas or lines; the newest first. Without one no secret is stored',
    ),
  NATS_ACCOUNT_SEED: z
    .string()
    .optional()
    .describe(
      "Seed of the NATS account that signs plugins' users; unset where NATS runs without authentication",
    ),
  PLUGIN_NATS_URL: z.string().optional().describe('Where plugins find NATS, if not at NATS_URL'),
  GATEWAY_URL: z
    .url()
    .default('http://127.0.0.1:8080')
    .describe('Where plugins find the gateway, which publishes the keys of identity tokens'),
  PUBLIC_URL: publicUrl,
});

export type Config = z.output<typeof Config>;
