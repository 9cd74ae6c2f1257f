import type { Struct, Struct__Output } from './gen/google/protobuf/Struct.ts';
import type { Value, Value__Output } from './gen/google/protobuf/Value.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * A JSON object as `google.protobuf.Struct`. Members that are `undefined` are left out, as in
 * `JSON.stringify`.
 */
export function toStruct(object: Record<string, unknown>): Struct {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  return { fields: Object.fromEntries(members.map(([key, value]) => [key, toValue(value)])) };
}

/** The JSON object in a `google.protobuf.Struct`; an absent one is empty. */
export function fromStruct(struct: Struct | Struct__Output | null | undefined): JsonObject {
  const entries = Object.entries(struct?.fields ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, fromValue(value)]));
}

/** JSON as `google.protobuf.Value`. */
export function toValue(value: unknown): Value {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'number':
      return { numberValue: value };
    case 'boolean':
      return { boolValue: value };
    case 'object':
      if (value === null) return { nullValue: 'NULL_VALUE' };
      if (Array.isArray(value)) return { listValue: { values: value.map(toValue) } };
      return { structValue: toStruct(value as Record<string, unknown>) };
    default:
      throw new TypeError(`a ${typeof value} has no JSON form`);
  }
}

/**
 * The JSON in a `google.protobuf.Value`, one that was received or one of `toValue`, which does not say
 * its `kind`; an absent one is null.
 */
export function fromValue(value: Value | Value__Output | null | undefined): Json {
  if (!value) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.numberValue !== undefined) return value.numberValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.listValue) return (value.listValue.values ?? []).map(fromValue);
  if (value.structValue) return fromStruct(value.structValue);
  return null;
}
