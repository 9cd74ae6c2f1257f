// Original file: patchbay/registry/v1/catalog.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface Task {
  'name'?: (string);
  'title'?: (string);
  /**
   * The task as written in the manifest, defaults filled in, settings resolved.
   */
  'spec'?: (_google_protobuf_Struct | null);
}

export interface Task__Output {
  'name': (string);
  'title': (string);
  /**
   * The task as written in the manifest, defaults filled in, settings resolved.
   */
  'spec': (_google_protobuf_Struct__Output | null);
}
