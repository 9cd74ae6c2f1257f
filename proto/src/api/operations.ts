import { accessOperations } from './access-operations.ts';
import { auditOperations } from './audit-operations.ts';
import { capabilityOperations } from './capability-operations.ts';
import { commandOperations } from './command-operations.ts';
import { credentialOperations } from './credential-operations.ts';
import { healthOperations } from './health-operations.ts';
import { lifecycleOperations } from './lifecycle-operations.ts';
import { notificationOperations } from './notification-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { pluginOperations } from './plugin-operations.ts';
import { pointOperations } from './point-operations.ts';
import { runOperations } from './run-operations.ts';
import { scheduleOperations } from './schedule-operations.ts';
import { settingsOperations } from './settings-operations.ts';
import { spaceOperations } from './space-operations.ts';
import { tokenOperations } from './token-operations.ts';

/** What the registry serves below `/api/v1`. */
export const registryOperations = {
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
  ...notificationOperations,
};

/** What the scheduler serves below `/api/v1`. */
export const schedulerOperations = { ...scheduleOperations, ...runOperations };

/** What the gateway serves below `/api/v1` itself. */
export const gatewayOperations = { ...healthOperations };

/**
 * Every operation of the HTTP API, by its name. The gateway is the one door to all of them; OpenAPI and
 * the SDK's client are made of this list.
 */
export const operations = { ...registryOperations, ...schedulerOperations, ...gatewayOperations };

export type Operations = typeof operations;
