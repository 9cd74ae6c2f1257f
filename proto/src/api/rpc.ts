import type { Messages, MethodNames, Service } from '../services.ts';
import type {
  access,
  admin,
  audit,
  catalog,
  commands,
  lifecycle,
  notifications,
  people,
  pluginHealth,
  scheduler,
  settings,
  spaces,
  tokens,
} from '../services.ts';
import type { JsonOf } from './json-of.ts';

/** The services whose methods are operations of the HTTP API, by the name that operations use. */
type Services = {
  Notifications: typeof notifications;
  Catalog: typeof catalog;
  Admin: typeof admin;
  Commands: typeof commands;
  Lifecycle: typeof lifecycle;
  People: typeof people;
  Tokens: typeof tokens;
  Access: typeof access;
  Audit: typeof audit;
  Settings: typeof settings;
  Spaces: typeof spaces;
  Scheduler: typeof scheduler;
  PluginHealth: typeof pluginHealth;
};

type MethodsOf<S> =
  S extends Service<infer Definition, unknown> ? Uncapitalize<MethodNames<Definition>> : never;

/** A method of a service, such as `Catalog.listPlugins`. */
export type RpcName = { [S in keyof Services]: `${S}.${MethodsOf<Services[S]>}` }[keyof Services];

type MessagesOf<Name extends RpcName> = Name extends `${infer S extends keyof Services}.${infer M}`
  ? Services[S] extends Service<infer Definition, unknown>
    ? Capitalize<M> extends keyof Definition
      ? Messages<Definition[Capitalize<M>]>
      : never
    : never
  : never;

/** The request of a method as JSON; every member is there. */
export type RequestOf<Name extends RpcName> =
  MessagesOf<Name> extends { receivedRequest: infer Req } ? JsonOf<Req> : never;

/** The response of a method as JSON; of one that streams, one message. */
export type ResponseOf<Name extends RpcName> =
  MessagesOf<Name> extends { receivedResponse: infer Res } ? JsonOf<Res> : never;

/** The protobuf packages, by the names of the services in them that operations use. */
const serviceNames: Readonly<Record<keyof Services, string>> = {
  Notifications: 'patchbay.registry.v1.Notifications',
  Catalog: 'patchbay.registry.v1.Catalog',
  Admin: 'patchbay.registry.v1.Admin',
  Commands: 'patchbay.registry.v1.Commands',
  Lifecycle: 'patchbay.registry.v1.Lifecycle',
  People: 'patchbay.registry.v1.People',
  Tokens: 'patchbay.registry.v1.Tokens',
  Access: 'patchbay.registry.v1.Access',
  Audit: 'patchbay.registry.v1.Audit',
  Settings: 'patchbay.registry.v1.Settings',
  Spaces: 'patchbay.registry.v1.Spaces',
  Scheduler: 'patchbay.scheduler.v1.Scheduler',
  PluginHealth: 'patchbay.gateway.v1.PluginHealth',
};

/** `Catalog.listPlugins` as the service's full name and the method's. */
export function partsOf(rpc: RpcName): { service: string; method: string } {
  const [name = '', method = ''] = rpc.split('.');
  return { service: serviceNames[name as keyof Services], method };
}
