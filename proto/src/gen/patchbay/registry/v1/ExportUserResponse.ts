// Original file: patchbay/registry/v1/people.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';

export interface ExportUserResponse {
  /**
   * user, roles, groups, spaces, activities, settings, tokens; plugins: by slug `{data}` or `{error}`.
   */
  'data'?: (_google_protobuf_Struct | null);
}

export interface ExportUserResponse__Output {
  /**
   * user, roles, groups, spaces, activities, settings, tokens; plugins: by slug `{data}` or `{error}`.
   */
  'data': (_google_protobuf_Struct__Output | null);
}
