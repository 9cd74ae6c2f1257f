import protobuf from 'protobufjs';
import { protoFiles, protoRoot } from '../load.ts';
import { partsOf, type RpcName } from './rpc.ts';

/** A method as its proto declares it. */
export type ReflectedMethod = {
  request: protobuf.Type;
  response: protobuf.Type;
  streams: boolean;
  comment: string;
};

let loaded: protobuf.Root | undefined;

/** Reads the protos, with their comments, at first use. */
function root(): protobuf.Root {
  if (loaded) return loaded;
  const fresh = new protobuf.Root();
  fresh.resolvePath = (_origin, target) =>
    target.startsWith('google/protobuf/') ? target : `${protoRoot}/${target}`;
  fresh.loadSync([...protoFiles], { alternateCommentMode: true });
  fresh.resolveAll();
  loaded = fresh;
  return fresh;
}

export function reflect(rpc: RpcName): ReflectedMethod {
  const { service, method } = partsOf(rpc);
  const name = method.charAt(0).toUpperCase() + method.slice(1);
  const found = root().lookupService(service).methods[name];
  if (!found?.resolvedRequestType || !found.resolvedResponseType) {
    throw new TypeError(`${service} has no method ${name}`);
  }
  return {
    request: found.resolvedRequestType,
    response: found.resolvedResponseType,
    streams: found.responseStream ?? false,
    comment: found.comment ?? '',
  };
}

/** The methods of a service of the protos: `listPlugins`. */
export function methodsOf(service: string): string[] {
  return root()
    .lookupService(service)
    .methodsArray.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1));
}

/** Full names of all services of the protos: `patchbay.registry.v1.Catalog`. */
export function servicesOf(namespace: protobuf.NamespaceBase = root()): string[] {
  return namespace.nestedArray.flatMap((it) => {
    if (it instanceof protobuf.Service) return [it.fullName.slice(1)];
    return it instanceof protobuf.Namespace ? servicesOf(it) : [];
  });
}

/** Whether a field may be absent: a message, or one that is `optional` or of a `oneof`. */
export function mayBeAbsent(field: protobuf.Field): boolean {
  if (field.repeated || field.map) return false;
  return field.resolvedType instanceof protobuf.Type || field.partOf !== null;
}

/** What a field that may not be absent is when nobody says. */
export function defaultOf(field: protobuf.Field): string | number | boolean {
  const value: unknown = field.typeDefault;
  if (field.resolvedType instanceof protobuf.Enum) {
    return field.resolvedType.valuesById[Number(value)] ?? '';
  }
  // 64-bit numbers are objects of the package `long`.
  return typeof value === 'object' ? 0 : (value as string | number | boolean);
}
