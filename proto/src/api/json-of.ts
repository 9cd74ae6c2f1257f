import type { Struct__Output } from '../gen/google/protobuf/Struct.ts';
import type { Timestamp__Output } from '../gen/google/protobuf/Timestamp.ts';
import type { Value__Output } from '../gen/google/protobuf/Value.ts';
import type { Json, JsonObject } from '../struct.ts';

/**
 * A received message as the HTTP API shows it: moments (RFC 3339) and durations (`1.5s`) are strings,
 * structs plain objects, and what is absent is left out.
 */
export type JsonOf<T> = T extends Timestamp__Output
  ? string
  : T extends Struct__Output
    ? JsonObject
    : T extends Value__Output
      ? Json
      : T extends Buffer
        ? string
        : T extends (infer Item)[]
          ? JsonOf<Item>[]
          : T extends object
            ? MessageJson<T>
            : T;

type MessageJson<T> = {
  [K in keyof T as IsAbsent<T, K> extends true ? never : K]: JsonOf<T[K]>;
} & {
  [K in keyof T as IsMaybe<T, K> extends true ? K : never]?: JsonOf<NonNullable<T[K]>>;
};

type IsOptional<T, K extends keyof T> = undefined extends T[K] ? true : false;

/** The loader adds a member that names which one of a `oneof` is there; JSON has no need of it. */
type IsOneofName<T, K extends keyof T> =
  IsOptional<T, K> extends true
    ? NonNullable<T[K]> extends string
      ? string extends NonNullable<T[K]>
        ? false
        : true
      : false
    : false;

type IsMaybe<T, K extends keyof T> =
  IsOneofName<T, K> extends true ? false : null extends T[K] ? true : IsOptional<T, K>;

type IsAbsent<T, K extends keyof T> = IsOneofName<T, K> extends true ? true : IsMaybe<T, K>;
