import { status } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { z } from 'zod';
import { errorTable } from '../errors.ts';
import { mayBeAbsent } from './reflection.ts';

/** What JSON of a message must look like; `input` takes no unknown members and needs none. */
export type Direction = 'input' | 'output';

const seconds = z.string().regex(/^-?\d+(\.\d+)?s$/, 'must be seconds, like "1.5s"');

const made = { input: new Map<string, z.ZodObject>(), output: new Map<string, z.ZodObject>() };

/** The schema of a message, with the comments of its proto; the same object each time. */
export function messageSchema(type: protobuf.Type, direction: Direction): z.ZodObject {
  const known = made[direction].get(type.fullName);
  if (known) return known;
  // Getters, so that a message may contain itself.
  const shape = Object.defineProperties(
    {},
    Object.fromEntries(
      type.fieldsArray.map((field) => [
        field.name,
        { enumerable: true, get: () => fieldSchema(field, direction) },
      ]),
    ),
  );
  const described = direction === 'input' ? z.strictObject(shape) : z.object(shape);
  const schema = type.comment ? described.describe(prose(type.comment)) : described;
  made[direction].set(type.fullName, schema);
  return schema;
}

/** The schema of one field; optional where it may be left out. */
export function fieldSchema(field: protobuf.Field, direction: Direction): z.ZodType {
  const one = valueSchema(field, direction);
  const all = field.map ? z.record(z.string(), one) : field.repeated ? z.array(one) : one;
  const schema = direction === 'input' || mayBeAbsent(field) ? all.optional() : all;
  return field.comment ? schema.describe(prose(field.comment)) : schema;
}

function valueSchema(field: protobuf.Field, direction: Direction): z.ZodType {
  const type = field.resolvedType;
  if (type instanceof protobuf.Enum) return z.enum(Object.keys(type.values));
  switch (type?.fullName) {
    case undefined:
      return scalarSchema(field.type);
    case '.google.protobuf.Timestamp':
      return z.iso.datetime({ offset: true });
    case '.google.protobuf.Duration':
      return seconds;
    case '.google.protobuf.Struct':
      return z.record(z.string(), z.unknown());
    case '.google.protobuf.Value':
      return z.unknown();
    default:
      return messageSchema(type as protobuf.Type, direction);
  }
}

function scalarSchema(type: string): z.ZodType {
  switch (type) {
    case 'string':
      return z.string();
    case 'bool':
      return z.boolean();
    case 'bytes':
      return z.base64();
    case 'float':
    case 'double':
      return z.number();
    case 'int32':
      return z.int32();
    case 'uint32':
      return z.uint32();
    case 'uint64':
      return z.int().min(0);
    case 'int64':
      return z.int();
    default:
      throw new TypeError(`the HTTP API does not know the protobuf type ${type}`);
  }
}

/** The code that a gRPC client sees for the name of a status: `NOT_FOUND` → `not_found`. */
const codes = new Map(
  Object.entries(errorTable)
    .toReversed()
    .map(([code, { grpc }]) => [status[grpc], code]),
);

/**
 * A comment of a proto as somebody reads it who knows only the HTTP API: fields are in camel case,
 * and status names are the codes of problem documents.
 */
export function prose(comment: string): string {
  return comment
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/`([a-z]+(?:_[a-z0-9]+)+)`/g, (_, name: string) => `\`${camelCase(name)}\``)
    .replaceAll(/\b[A-Z]+(?:_[A-Z]+)*\b/g, (name) => {
      const code = codes.get(name);
      return code ? `\`${code}\`` : name;
    });
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
