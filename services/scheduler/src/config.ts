import { commonConfig, listenAddress } from '@patchbay/chassis';
import { z } from 'zod';

export const Config = z.object({
  ...commonConfig,
  SCHEDULER_GRPC_LISTEN: listenAddress
    .default('127.0.0.1:7500')
    .describe('Where services call the scheduler over gRPC'),
  SCHEDULER_HTTP_LISTEN: listenAddress
    .default('127.0.0.1:7501')
    .describe('Its part of the API over HTTP, health and metrics'),
  REGISTRY_ADDRESS: listenAddress
    .default('127.0.0.1:7400')
    .describe('The registry, whose catalog says which tasks there are'),
  CLAIM_LOOKAHEAD_SECONDS: z.coerce
    .number()
    .min(0.25)
    .max(60)
    .default(2)
    .describe('How long before its moment a replica takes a run, to publish it on time'),
  RUN_LEASE_SECONDS: z.coerce
    .number()
    .min(0.5)
    .default(30)
    .describe('A running run whose instance is not heard of for this long is lost and tried again'),
  RUN_HISTORY_DAYS: z.coerce
    .number()
    .positive()
    .default(7)
    .describe('Finished runs are kept for this long'),
  RUN_HISTORY_PER_SCHEDULE: z.coerce
    .number()
    .int()
    .min(1)
    .default(1000)
    .describe('At most this many runs of one schedule are kept'),
});

export type Config = z.output<typeof Config>;
