// Original file: patchbay/registry/v1/commands.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface InvokeCommandRequest {
  'slug'?: (string);
  'name'?: (string);
  'input'?: (_google_protobuf_Struct | null);
  /**
   * Id of the space in which it is run; empty for none.
   */
  'space'?: (string);
}

export interface InvokeCommandRequest__Output {
  'slug': (string);
  'name': (string);
  'input': (_google_protobuf_Struct__Output | null);
  /**
   * Id of the space in which it is run; empty for none.
   */
  'space': (string);
}
