import path from 'node:path';
import type { Options } from '@grpc/proto-loader';

export const protoRoot = path.dirname(import.meta.dirname);

export const protoFiles = [
  'patchbay/plugin/v1/plugin_host.proto',
  'patchbay/plugin/v1/plugin_calls.proto',
  'patchbay/registry/v1/catalog.proto',
  'patchbay/registry/v1/admin.proto',
  'patchbay/registry/v1/spaces.proto',
  'patchbay/registry/v1/notifications.proto',
  'patchbay/registry/v1/directory.proto',
  'patchbay/registry/v1/people.proto',
  'patchbay/registry/v1/tokens.proto',
  'patchbay/registry/v1/audit.proto',
  'patchbay/registry/v1/access.proto',
  'patchbay/registry/v1/lifecycle.proto',
  'patchbay/registry/v1/commands.proto',
  'patchbay/registry/v1/settings.proto',
  'patchbay/scheduler/v1/scheduler.proto',
  'patchbay/gateway/v1/plugin_health.proto',
  'grpc/health/v1/health.proto',
] as const;

/** How messages look in TypeScript; the generated types follow the same options. */
export const loaderOptions = {
  keepCase: false,
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
  includeDirs: [protoRoot],
} satisfies Options;
