import type protobuf from 'protobufjs';
import { invalid, type Violation } from '../errors.ts';
import type { JsonObject } from '../struct.ts';
import { explained, violationsOf } from '../violations.ts';
import { messageFromJson } from './message-json.ts';
import { queryMembers, type Query } from './query-members.ts';
import { schemasOf } from './operation-schemas.ts';
import { restOf, type Operation } from './operation.ts';
import { reflect } from './reflection.ts';

/** A request as it came over HTTP; `query` and `body` as the framework parsed them. */
export type RawRequest = {
  params: Record<string, string>;
  query: Query;
  body: unknown;
};

const deepest = 100;
const notAnObject =
  'the body must be a JSON object like {"member": "value"}, with the header content-type: application/json';

/**
 * Reads the requests of one operation: `json` is what the caller gave, `message` what the handler gets.
 *
 * @throws PlatformError `invalid` that names every member that is wrong, missing or unknown.
 */
export function createRequestReader(operation: Operation) {
  const { request } = reflect(operation.rpc);
  const { path, rest } = schemasOf(operation);
  const inQuery = restOf(operation) === 'query';

  return ({ params, query, body }: RawRequest): { json: JsonObject; message: JsonObject } => {
    const violations: Violation[] = [];
    const check = (schema: typeof path, value: unknown): JsonObject => {
      const result = schema.safeParse(value, explained);
      if (!result.success) violations.push(...violationsOf(result.error));
      return (result.data ?? {}) as JsonObject;
    };
    const given = inQuery ? queryMembers(request, query) : (body ?? {});
    if (typeof given !== 'object' || Array.isArray(given)) {
      throw invalid('the request is not valid', [{ field: '', message: notAnObject }]);
    }
    if (!inQuery) {
      for (const field of Object.keys(query)) {
        violations.push({ field, message: `${operation.method} takes no query` });
      }
    } else if (body !== undefined && body !== null) {
      violations.push({ field: '', message: `${operation.method} takes no body` });
    }
    if (!isShallow(given, deepest)) {
      violations.push({ field: '', message: `it is nested deeper than ${deepest} levels` });
      throw invalid('the request is not valid', violations);
    }
    const json = { ...check(path, params), ...check(rest, given) };
    violations.push(...rivalsIn(request, json));
    if (violations.length > 0) throw invalid('the request is not valid', violations);
    return { json, message: messageFromJson(request, json) as JsonObject };
  };
}

/** Of the fields of a `oneof` there can be only one. */
function rivalsIn(type: protobuf.Type, json: JsonObject): Violation[] {
  return type.oneofsArray.flatMap(({ fieldsArray }) => {
    const names = fieldsArray.map(({ name }) => name);
    const [, ...more] = names.filter((name) => json[name] !== undefined);
    const message = `only one of ${names.join(', ')} can be given`;
    return more.map((field) => ({ field, message }));
  });
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
