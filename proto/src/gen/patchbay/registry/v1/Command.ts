// Original file: patchbay/registry/v1/commands.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../../google/protobuf/Duration.ts';

export interface Command {
  'slug'?: (string);
  'name'?: (string);
  'title'?: (string);
  'description'?: (string);
  /**
   * JSON Schemas; absent where the manifest has none.
   */
  'input'?: (_google_protobuf_Struct | null);
  'output'?: (_google_protobuf_Struct | null);
  /**
   * `ui`, `api` or `internal`.
   */
  'exposure'?: (string);
  /**
   * Full name of the permission it needs; empty for none.
   */
  'permission'?: (string);
  /**
   * The question to ask before it runs; empty for none.
   */
  'confirm'?: (string);
  'async'?: (boolean);
  'deadline'?: (_google_protobuf_Duration | null);
  /**
   * Whether its plugin can run it now.
   */
  'available'?: (boolean);
  /**
   * Why the caller may not run it; empty when they may.
   */
  'refusal'?: (string);
}

export interface Command__Output {
  'slug': (string);
  'name': (string);
  'title': (string);
  'description': (string);
  /**
   * JSON Schemas; absent where the manifest has none.
   */
  'input': (_google_protobuf_Struct__Output | null);
  'output': (_google_protobuf_Struct__Output | null);
  /**
   * `ui`, `api` or `internal`.
   */
  'exposure': (string);
  /**
   * Full name of the permission it needs; empty for none.
   */
  'permission': (string);
  /**
   * The question to ask before it runs; empty for none.
   */
  'confirm': (string);
  'async': (boolean);
  'deadline': (_google_protobuf_Duration__Output | null);
  /**
   * Whether its plugin can run it now.
   */
  'available': (boolean);
  /**
   * Why the caller may not run it; empty when they may.
   */
  'refusal': (string);
}
