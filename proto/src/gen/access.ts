import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { AccessClient as _patchbay_registry_v1_AccessClient, AccessDefinition as _patchbay_registry_v1_AccessDefinition } from './patchbay/registry/v1/Access.ts';
import type { AccessQuestion as _patchbay_registry_v1_AccessQuestion, AccessQuestion__Output as _patchbay_registry_v1_AccessQuestion__Output } from './patchbay/registry/v1/AccessQuestion.ts';
import type { AccessReason as _patchbay_registry_v1_AccessReason, AccessReason__Output as _patchbay_registry_v1_AccessReason__Output } from './patchbay/registry/v1/AccessReason.ts';
import type { CheckAllRequest as _patchbay_registry_v1_CheckAllRequest, CheckAllRequest__Output as _patchbay_registry_v1_CheckAllRequest__Output } from './patchbay/registry/v1/CheckAllRequest.ts';
import type { CheckAllResponse as _patchbay_registry_v1_CheckAllResponse, CheckAllResponse__Output as _patchbay_registry_v1_CheckAllResponse__Output } from './patchbay/registry/v1/CheckAllResponse.ts';
import type { CheckRequest as _patchbay_registry_v1_CheckRequest, CheckRequest__Output as _patchbay_registry_v1_CheckRequest__Output } from './patchbay/registry/v1/CheckRequest.ts';
import type { CheckResponse as _patchbay_registry_v1_CheckResponse, CheckResponse__Output as _patchbay_registry_v1_CheckResponse__Output } from './patchbay/registry/v1/CheckResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  patchbay: {
    registry: {
      v1: {
        /**
         * Whether somebody may do something, with the policies of plugins asked.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`, an API token, or a plugin's
         * credential. Everybody may ask about themselves; about others it needs `people.read`.
         */
        Access: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_AccessClient> & { service: _patchbay_registry_v1_AccessDefinition }
        AccessQuestion: MessageTypeDefinition<_patchbay_registry_v1_AccessQuestion, _patchbay_registry_v1_AccessQuestion__Output>
        AccessReason: MessageTypeDefinition<_patchbay_registry_v1_AccessReason, _patchbay_registry_v1_AccessReason__Output>
        CheckAllRequest: MessageTypeDefinition<_patchbay_registry_v1_CheckAllRequest, _patchbay_registry_v1_CheckAllRequest__Output>
        CheckAllResponse: MessageTypeDefinition<_patchbay_registry_v1_CheckAllResponse, _patchbay_registry_v1_CheckAllResponse__Output>
        CheckRequest: MessageTypeDefinition<_patchbay_registry_v1_CheckRequest, _patchbay_registry_v1_CheckRequest__Output>
        CheckResponse: MessageTypeDefinition<_patchbay_registry_v1_CheckResponse, _patchbay_registry_v1_CheckResponse__Output>
      }
    }
  }
}

