import { accessOperations } from './access-operations.ts';
import { auditOperations } from './audit-operations.ts';
import { capabilityOperations } from './capability-operations.ts';
import { commandOperations } from './command-operations.ts';
import { credentialOperations } from './credential-operations.ts';
import { lifecycleOperations } from './lifecycle-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { pluginOperations } from './plugin-operations.ts';
import { pointOperations } from './point-operations.ts';
import { settingsOperations } from './settings-operations.ts';
import { spaceOperations } from './space-operations.ts';
import { tokenOperations } from './token-operations.ts';

/**
 * Every operation of the HTTP API, by its name. The registry serves them below `/api/v1`; OpenAPI and
 * the SDK's client are made of this list.
 */
export const operations = {
  ...pluginOperations,
  ...pointOperations,
  ...capabilityOperations,
  ...settingsOperations,
  ...credentialOperations,
  ...lifecycleOperations,
  ...commandOperations,
  ...spaceOperations,
  ...peopleOperations,
  ...tokenOperations,
  ...accessOperations,
  ...auditOperations,
};

export type Operations = typeof operations;
