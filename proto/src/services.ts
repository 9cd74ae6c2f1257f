import { loadPackageDefinition } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import { loadSync } from '@grpc/proto-loader';
import type { ProtoGrpcType as AdminProto } from './gen/admin.ts';
import type { ProtoGrpcType as CatalogProto } from './gen/catalog.ts';
import type { HealthDefinition, HealthHandlers } from './gen/grpc/health/v1/Health.ts';
import type { ProtoGrpcType as HealthProto } from './gen/health.ts';
import type {
  PluginHostDefinition,
  PluginHostHandlers,
} from './gen/patchbay/plugin/v1/PluginHost.ts';
import type { AdminDefinition, AdminHandlers } from './gen/patchbay/registry/v1/Admin.ts';
import type { CatalogDefinition, CatalogHandlers } from './gen/patchbay/registry/v1/Catalog.ts';
import type {
  SchedulerDefinition,
  SchedulerHandlers,
} from './gen/patchbay/scheduler/v1/Scheduler.ts';
import type { ProtoGrpcType as PluginHostProto } from './gen/plugin_host.ts';
import type { ProtoGrpcType as SchedulerProto } from './gen/scheduler.ts';
import { loaderOptions, protoFiles } from './load.ts';

type Loaded = AdminProto & CatalogProto & HealthProto & PluginHostProto & SchedulerProto;

const { grpc, patchbay } = loadPackageDefinition(
  loadSync(protoFiles, loaderOptions),
) as unknown as Loaded;

/** A gRPC service with the types of its messages and the shape of its calls. */
export type Service<Definition, Handlers> = {
  name: string;
  definition: Definition;
  /** Only a type: whether each method streams. */
  handlers?: Handlers;
};

export const pluginHost: Service<PluginHostDefinition, PluginHostHandlers> = {
  name: 'patchbay.plugin.v1.PluginHost',
  definition: patchbay.plugin.v1.PluginHost.service,
};

export const catalog: Service<CatalogDefinition, CatalogHandlers> = {
  name: 'patchbay.registry.v1.Catalog',
  definition: patchbay.registry.v1.Catalog.service,
};

export const admin: Service<AdminDefinition, AdminHandlers> = {
  name: 'patchbay.registry.v1.Admin',
  definition: patchbay.registry.v1.Admin.service,
};

export const scheduler: Service<SchedulerDefinition, SchedulerHandlers> = {
  name: 'patchbay.scheduler.v1.Scheduler',
  definition: patchbay.scheduler.v1.Scheduler.service,
};

export const health: Service<HealthDefinition, HealthHandlers> = {
  name: 'grpc.health.v1.Health',
  definition: grpc.health.v1.Health.service,
};

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
