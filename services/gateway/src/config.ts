import { commonConfig, listenAddress, publicUrl } from '@patchbay/chassis';
import { z } from 'zod';

export const Config = z.object({
  ...commonConfig,
  GATEWAY_LISTEN: listenAddress
    .default('127.0.0.1:8080')
    .describe('Where the gateway listens: the web UI, plugins, health and metrics'),
  PUBLIC_URL: publicUrl,
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

export type Config = z.output<typeof Config>;
