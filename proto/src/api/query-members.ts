import protobuf from 'protobufjs';
import type { Json, JsonObject } from '../struct.ts';

export type Query = Readonly<Record<string, string | readonly string[]>>;

/**
 * The members of a message in a query: each gets the type of its field where it can be read as such,
 * and `scope.kind` is the member `kind` of the member `scope`.
 */
export function queryMembers(type: protobuf.Type, query: Query): JsonObject {
  const members: JsonObject = {};
  const inner = new Map<string, Record<string, string | readonly string[]>>();
  for (const [name, value] of Object.entries(query)) {
    const [outer = '', ...rest] = name.split('.');
    if (rest.length > 0 && innerType(type, outer)) {
      inner.set(outer, { ...inner.get(outer), [rest.join('.')]: value });
    } else {
      members[name] = readValue(type.fields[name], value);
    }
  }
  for (const [name, values] of inner) {
    const of = innerType(type, name);
    if (of) members[name] = queryMembers(of, values);
  }
  return members;
}

/** The message that a field holds, where a query can name its members. */
function innerType(type: protobuf.Type, name: string): protobuf.Type | undefined {
  const { resolvedType } = type.fields[name] ?? {};
  const isPlain = resolvedType instanceof protobuf.Type;
  return isPlain && !resolvedType.fullName.startsWith('.google.') ? resolvedType : undefined;
}

function readValue(field: protobuf.Field | undefined, value: string | readonly string[]): Json {
  const read = (text: string) => (field ? readText(field.type, text) : text);
  if (field?.repeated) return [value].flat().map(read);
  return typeof value === 'string' ? read(value) : value.map(read);
}

const numbers = new Set(['int32', 'uint32', 'int64', 'uint64', 'float', 'double']);

function readText(type: string, text: string): Json {
  if (type === 'bool') return text === 'true' ? true : text === 'false' ? false : text;
  if (numbers.has(type) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text;
}
