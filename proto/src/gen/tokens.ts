import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { ApiToken as _patchbay_registry_v1_ApiToken, ApiToken__Output as _patchbay_registry_v1_ApiToken__Output } from './patchbay/registry/v1/ApiToken.ts';
import type { CreateTokenRequest as _patchbay_registry_v1_CreateTokenRequest, CreateTokenRequest__Output as _patchbay_registry_v1_CreateTokenRequest__Output } from './patchbay/registry/v1/CreateTokenRequest.ts';
import type { CreateTokenResponse as _patchbay_registry_v1_CreateTokenResponse, CreateTokenResponse__Output as _patchbay_registry_v1_CreateTokenResponse__Output } from './patchbay/registry/v1/CreateTokenResponse.ts';
import type { GetTokenRequest as _patchbay_registry_v1_GetTokenRequest, GetTokenRequest__Output as _patchbay_registry_v1_GetTokenRequest__Output } from './patchbay/registry/v1/GetTokenRequest.ts';
import type { GetTokenResponse as _patchbay_registry_v1_GetTokenResponse, GetTokenResponse__Output as _patchbay_registry_v1_GetTokenResponse__Output } from './patchbay/registry/v1/GetTokenResponse.ts';
import type { ListTokensRequest as _patchbay_registry_v1_ListTokensRequest, ListTokensRequest__Output as _patchbay_registry_v1_ListTokensRequest__Output } from './patchbay/registry/v1/ListTokensRequest.ts';
import type { ListTokensResponse as _patchbay_registry_v1_ListTokensResponse, ListTokensResponse__Output as _patchbay_registry_v1_ListTokensResponse__Output } from './patchbay/registry/v1/ListTokensResponse.ts';
import type { NoteTokensUsedRequest as _patchbay_registry_v1_NoteTokensUsedRequest, NoteTokensUsedRequest__Output as _patchbay_registry_v1_NoteTokensUsedRequest__Output } from './patchbay/registry/v1/NoteTokensUsedRequest.ts';
import type { NoteTokensUsedResponse as _patchbay_registry_v1_NoteTokensUsedResponse, NoteTokensUsedResponse__Output as _patchbay_registry_v1_NoteTokensUsedResponse__Output } from './patchbay/registry/v1/NoteTokensUsedResponse.ts';
import type { RevokeTokenRequest as _patchbay_registry_v1_RevokeTokenRequest, RevokeTokenRequest__Output as _patchbay_registry_v1_RevokeTokenRequest__Output } from './patchbay/registry/v1/RevokeTokenRequest.ts';
import type { RevokeTokenResponse as _patchbay_registry_v1_RevokeTokenResponse, RevokeTokenResponse__Output as _patchbay_registry_v1_RevokeTokenResponse__Output } from './patchbay/registry/v1/RevokeTokenResponse.ts';
import type { TokensClient as _patchbay_registry_v1_TokensClient, TokensDefinition as _patchbay_registry_v1_TokensDefinition } from './patchbay/registry/v1/Tokens.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  patchbay: {
    registry: {
      v1: {
        ApiToken: MessageTypeDefinition<_patchbay_registry_v1_ApiToken, _patchbay_registry_v1_ApiToken__Output>
        CreateTokenRequest: MessageTypeDefinition<_patchbay_registry_v1_CreateTokenRequest, _patchbay_registry_v1_CreateTokenRequest__Output>
        CreateTokenResponse: MessageTypeDefinition<_patchbay_registry_v1_CreateTokenResponse, _patchbay_registry_v1_CreateTokenResponse__Output>
        GetTokenRequest: MessageTypeDefinition<_patchbay_registry_v1_GetTokenRequest, _patchbay_registry_v1_GetTokenRequest__Output>
        GetTokenResponse: MessageTypeDefinition<_patchbay_registry_v1_GetTokenResponse, _patchbay_registry_v1_GetTokenResponse__Output>
        ListTokensRequest: MessageTypeDefinition<_patchbay_registry_v1_ListTokensRequest, _patchbay_registry_v1_ListTokensRequest__Output>
        ListTokensResponse: MessageTypeDefinition<_patchbay_registry_v1_ListTokensResponse, _patchbay_registry_v1_ListTokensResponse__Output>
        NoteTokensUsedRequest: MessageTypeDefinition<_patchbay_registry_v1_NoteTokensUsedRequest, _patchbay_registry_v1_NoteTokensUsedRequest__Output>
        NoteTokensUsedResponse: MessageTypeDefinition<_patchbay_registry_v1_NoteTokensUsedResponse, _patchbay_registry_v1_NoteTokensUsedResponse__Output>
        RevokeTokenRequest: MessageTypeDefinition<_patchbay_registry_v1_RevokeTokenRequest, _patchbay_registry_v1_RevokeTokenRequest__Output>
        RevokeTokenResponse: MessageTypeDefinition<_patchbay_registry_v1_RevokeTokenResponse, _patchbay_registry_v1_RevokeTokenResponse__Output>
        /**
         * API tokens: with one of them a program acts as the person who made it, within the token's scopes
         * and what that person may do at the moment of the call.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>` on behalf of a person; a token
         * makes no tokens. Everybody may make, list and revoke their own; `people.administer` may list and
         * revoke those of others.
         */
        Tokens: SubtypeConstructor<typeof grpc.Client, _patchbay_registry_v1_TokensClient> & { service: _patchbay_registry_v1_TokensDefinition }
      }
    }
  }
}

