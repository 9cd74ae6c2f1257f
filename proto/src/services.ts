import type { MethodDefinition } from '@grpc/proto-loader';
import { loadSync } from '@grpc/proto-loader';
import type { HealthDefinition, HealthHandlers } from './gen/grpc/health/v1/Health.ts';
import type {
  PluginHostDefinition,
  PluginHostHandlers,
} from './gen/patchbay/plugin/v1/PluginHost.ts';
import type {
  PluginCallsDefinition,
  PluginCallsHandlers,
} from './gen/patchbay/plugin/v1/PluginCalls.ts';
import type { AdminDefinition, AdminHandlers } from './gen/patchbay/registry/v1/Admin.ts';
import type { CatalogDefinition, CatalogHandlers } from './gen/patchbay/registry/v1/Catalog.ts';
import type { SettingsDefinition, SettingsHandlers } from './gen/patchbay/registry/v1/Settings.ts';
import type {
  NotificationsDefinition,
  NotificationsHandlers,
} from './gen/patchbay/registry/v1/Notifications.ts';
import type { SpacesDefinition, SpacesHandlers } from './gen/patchbay/registry/v1/Spaces.ts';
import type { AccessDefinition, AccessHandlers } from './gen/patchbay/registry/v1/Access.ts';
import type { AuditDefinition, AuditHandlers } from './gen/patchbay/registry/v1/Audit.ts';
import type { TokensDefinition, TokensHandlers } from './gen/patchbay/registry/v1/Tokens.ts';
import type {
  DirectoryDefinition,
  DirectoryHandlers,
} from './gen/patchbay/registry/v1/Directory.ts';
import type { PeopleDefinition, PeopleHandlers } from './gen/patchbay/registry/v1/People.ts';
import type {
  LifecycleDefinition,
  LifecycleHandlers,
} from './gen/patchbay/registry/v1/Lifecycle.ts';
import type {
  SchedulerDefinition,
  SchedulerHandlers,
} from './gen/patchbay/scheduler/v1/Scheduler.ts';
import type { CommandsDefinition, CommandsHandlers } from './gen/patchbay/registry/v1/Commands.ts';
import type {
  PluginHealthDefinition,
  PluginHealthHandlers,
} from './gen/patchbay/gateway/v1/PluginHealth.ts';
import { loaderOptions, type protoFiles } from './load.ts';

/** A gRPC service with the types of its messages and the shape of its calls. */
export type Service<Definition, Handlers> = {
  name: string;
  /** Read from its proto at first use: a plugin never pays for services it does not call. */
  definition: Definition;
  /** Only a type: whether each method streams. */
  handlers?: Handlers;
};

export const pluginHost: Service<PluginHostDefinition, PluginHostHandlers> = service(
  'patchbay.plugin.v1.PluginHost',
  'patchbay/plugin/v1/plugin_host.proto',
);

export const pluginCalls: Service<PluginCallsDefinition, PluginCallsHandlers> = service(
  'patchbay.plugin.v1.PluginCalls',
  'patchbay/plugin/v1/plugin_calls.proto',
);

export const catalog: Service<CatalogDefinition, CatalogHandlers> = service(
  'patchbay.registry.v1.Catalog',
  'patchbay/registry/v1/catalog.proto',
);

export const admin: Service<AdminDefinition, AdminHandlers> = service(
  'patchbay.registry.v1.Admin',
  'patchbay/registry/v1/admin.proto',
);

export const spaces: Service<SpacesDefinition, SpacesHandlers> = service(
  'patchbay.registry.v1.Spaces',
  'patchbay/registry/v1/spaces.proto',
);

export const notifications: Service<NotificationsDefinition, NotificationsHandlers> = service(
  'patchbay.registry.v1.Notifications',
  'patchbay/registry/v1/notifications.proto',
);

export const directory: Service<DirectoryDefinition, DirectoryHandlers> = service(
  'patchbay.registry.v1.Directory',
  'patchbay/registry/v1/directory.proto',
);

export const people: Service<PeopleDefinition, PeopleHandlers> = service(
  'patchbay.registry.v1.People',
  'patchbay/registry/v1/people.proto',
);

export const lifecycle: Service<LifecycleDefinition, LifecycleHandlers> = service(
  'patchbay.registry.v1.Lifecycle',
  'patchbay/registry/v1/lifecycle.proto',
);

export const commands: Service<CommandsDefinition, CommandsHandlers> = service(
  'patchbay.registry.v1.Commands',
  'patchbay/registry/v1/commands.proto',
);

export const settings: Service<SettingsDefinition, SettingsHandlers> = service(
  'patchbay.registry.v1.Settings',
  'patchbay/registry/v1/settings.proto',
);

export const tokens: Service<TokensDefinition, TokensHandlers> = service(
  'patchbay.registry.v1.Tokens',
  'patchbay/registry/v1/tokens.proto',
);

export const audit: Service<AuditDefinition, AuditHandlers> = service(
  'patchbay.registry.v1.Audit',
  'patchbay/registry/v1/audit.proto',
);

export const access: Service<AccessDefinition, AccessHandlers> = service(
  'patchbay.registry.v1.Access',
  'patchbay/registry/v1/access.proto',
);

export const scheduler: Service<SchedulerDefinition, SchedulerHandlers> = service(
  'patchbay.scheduler.v1.Scheduler',
  'patchbay/scheduler/v1/scheduler.proto',
);

export const pluginHealth: Service<PluginHealthDefinition, PluginHealthHandlers> = service(
  'patchbay.gateway.v1.PluginHealth',
  'patchbay/gateway/v1/plugin_health.proto',
);

export const health: Service<HealthDefinition, HealthHandlers> = service(
  'grpc.health.v1.Health',
  'grpc/health/v1/health.proto',
);

function service<Definition, Handlers>(
  name: string,
  file: (typeof protoFiles)[number],
): Service<Definition, Handlers> {
  let loaded: Definition | undefined;
  return {
    name,
    get definition() {
      loaded ??= loadSync(file, loaderOptions)[name] as Definition;
      return loaded;
    },
  };
}

/** How a method streams, from the parameters of its generated handler. */
export type Shape<Handler> = Handler extends (...parameters: infer Parameters) => void
  ? Parameters extends [{ request: unknown }, unknown]
    ? 'unary'
    : Parameters extends [{ request: unknown }]
      ? 'server-stream'
      : Parameters extends [unknown]
        ? 'bidi'
        : never
  : never;

/** The messages of a method: loose ones go out, complete ones come in. */
export type Messages<Method> =
  Method extends MethodDefinition<infer Req, infer Res, infer ReqIn, infer ResIn>
    ? { request: Req; response: Res; receivedRequest: ReqIn; receivedResponse: ResIn }
    : never;

/** Method names of a service definition, without the index signature that grpc-js adds. */
export type MethodNames<Definition> = keyof {
  [M in keyof Definition as string extends M ? never : M]: Definition[M];
} &
  string;
