import protobuf from 'protobufjs';
import type { Duration } from '../gen/google/protobuf/Duration.ts';
import type { Timestamp } from '../gen/google/protobuf/Timestamp.ts';
import { fromStruct, fromValue, toStruct, toValue, type Json, type JsonObject } from '../struct.ts';
import { fromDuration, fromTimestamp, toDuration, toTimestamp } from '../time.ts';
import { defaultOf, mayBeAbsent } from './reflection.ts';

type Message = Record<string, unknown>;
type StructMessage = Parameters<typeof fromStruct>[0];
type ValueMessage = Parameters<typeof fromValue>[0];

/**
 * A message, as a handler answers with it, as JSON: defaults are filled in, what is absent is left
 * out, moments are RFC 3339 in UTC, durations seconds as in `1.5s`, structs plain objects.
 */
export function messageToJson(type: protobuf.Type, message: Message): JsonObject {
  const json: JsonObject = {};
  for (const field of type.fieldsArray) {
    const value = message[field.name];
    if (field.repeated) {
      json[field.name] = ((value ?? []) as unknown[]).map((item) => toJson(field, item));
    } else if (field.map) {
      const entries = Object.entries((value ?? {}) as Message);
      json[field.name] = Object.fromEntries(entries.map(([key, it]) => [key, toJson(field, it)]));
    } else if (value !== undefined && value !== null) {
      json[field.name] = toJson(field, value);
    } else if (!mayBeAbsent(field)) {
      json[field.name] = toJson(field, defaultOf(field));
    }
  }
  return json;
}

function toJson(field: protobuf.Field, value: unknown): Json {
  const type = field.resolvedType;
  if (type instanceof protobuf.Enum) {
    return typeof value === 'number' ? (type.valuesById[value] ?? value) : (value as string);
  }
  switch (type?.fullName) {
    case undefined:
      return field.type === 'bytes'
        ? Buffer.from(value as Uint8Array).toString('base64')
        : (value as Json);
    case '.google.protobuf.Timestamp':
      return fromTimestamp(value as Timestamp)?.toISOString() ?? null;
    case '.google.protobuf.Duration':
      return `${fromDuration(value as Duration) / 1000}s`;
    case '.google.protobuf.Struct':
      return fromStruct(value as StructMessage);
    case '.google.protobuf.Value':
      return fromValue(value as ValueMessage);
    default:
      return messageToJson(type as protobuf.Type, value as Message);
  }
}

/** The reverse, as a handler receives a request: what is left out gets its default. */
export function messageFromJson(type: protobuf.Type, json: JsonObject): Message {
  const message: Message = {};
  for (const field of type.fieldsArray) {
    const value = json[field.name];
    if (field.repeated) {
      message[field.name] = ((value ?? []) as Json[]).map((item) => fromJson(field, item));
    } else if (field.map) {
      const entries = Object.entries((value ?? {}) as JsonObject);
      message[field.name] = Object.fromEntries(
        entries.map(([key, it]) => [key, fromJson(field, it)]),
      );
    } else if (value !== undefined) {
      message[field.name] = fromJson(field, value);
    } else if (!mayBeAbsent(field)) {
      message[field.name] = defaultOf(field);
    } else if (field.partOf === null) {
      message[field.name] = null;
    }
  }
  for (const { name, fieldsArray } of type.oneofsArray) {
    const chosen = fieldsArray.find((field) => json[field.name] !== undefined);
    if (chosen) message[name] = chosen.name;
  }
  return message;
}

function fromJson(field: protobuf.Field, value: Json): unknown {
  const type = field.resolvedType;
  switch (type?.fullName) {
    case undefined:
      return field.type === 'bytes' ? Buffer.from(value as string, 'base64') : value;
    case '.google.protobuf.Timestamp':
      return toTimestamp(new Date(value as string));
    case '.google.protobuf.Duration':
      return toDuration(Number.parseFloat(value as string) * 1000);
    case '.google.protobuf.Struct':
      return toStruct(value as JsonObject);
    case '.google.protobuf.Value':
      return toValue(value);
    default:
      return type instanceof protobuf.Enum
        ? value
        : messageFromJson(type as protobuf.Type, value as JsonObject);
  }
}
