export {
  gatewayOperations,
  operations,
  registryOperations,
  schedulerOperations,
} from './operations.ts';
export type { Operations } from './operations.ts';
export { operation, pathMembers, restOf } from './operation.ts';
export type { InputOf, Operation, OutputOf } from './operation.ts';
export { partsOf } from './rpc.ts';
export type { RpcName } from './rpc.ts';
export { createRequestReader } from './read-request.ts';
export type { RawRequest } from './read-request.ts';
export { messageToJson } from './message-json.ts';
export { schemasOf } from './operation-schemas.ts';
export type { ReflectedMethod } from './reflection.ts';
export { methodsOf, reflect, servicesOf } from './reflection.ts';
export { apiPrefix, openApiDocument } from './open-api.ts';
export { problemSchema } from './problem-schema.ts';
export type { Problem } from './problem-schema.ts';
