// Original file: patchbay/registry/v1/tokens.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateTokenRequest as _patchbay_registry_v1_CreateTokenRequest, CreateTokenRequest__Output as _patchbay_registry_v1_CreateTokenRequest__Output } from '../../../patchbay/registry/v1/CreateTokenRequest.ts';
import type { CreateTokenResponse as _patchbay_registry_v1_CreateTokenResponse, CreateTokenResponse__Output as _patchbay_registry_v1_CreateTokenResponse__Output } from '../../../patchbay/registry/v1/CreateTokenResponse.ts';
import type { GetTokenRequest as _patchbay_registry_v1_GetTokenRequest, GetTokenRequest__Output as _patchbay_registry_v1_GetTokenRequest__Output } from '../../../patchbay/registry/v1/GetTokenRequest.ts';
import type { GetTokenResponse as _patchbay_registry_v1_GetTokenResponse, GetTokenResponse__Output as _patchbay_registry_v1_GetTokenResponse__Output } from '../../../patchbay/registry/v1/GetTokenResponse.ts';
import type { ListTokensRequest as _patchbay_registry_v1_ListTokensRequest, ListTokensRequest__Output as _patchbay_registry_v1_ListTokensRequest__Output } from '../../../patchbay/registry/v1/ListTokensRequest.ts';
import type { ListTokensResponse as _patchbay_registry_v1_ListTokensResponse, ListTokensResponse__Output as _patchbay_registry_v1_ListTokensResponse__Output } from '../../../patchbay/registry/v1/ListTokensResponse.ts';
import type { NoteTokensUsedRequest as _patchbay_registry_v1_NoteTokensUsedRequest, NoteTokensUsedRequest__Output as _patchbay_registry_v1_NoteTokensUsedRequest__Output } from '../../../patchbay/registry/v1/NoteTokensUsedRequest.ts';
import type { NoteTokensUsedResponse as _patchbay_registry_v1_NoteTokensUsedResponse, NoteTokensUsedResponse__Output as _patchbay_registry_v1_NoteTokensUsedResponse__Output } from '../../../patchbay/registry/v1/NoteTokensUsedResponse.ts';
import type { RevokeTokenRequest as _patchbay_registry_v1_RevokeTokenRequest, RevokeTokenRequest__Output as _patchbay_registry_v1_RevokeTokenRequest__Output } from '../../../patchbay/registry/v1/RevokeTokenRequest.ts';
import type { RevokeTokenResponse as _patchbay_registry_v1_RevokeTokenResponse, RevokeTokenResponse__Output as _patchbay_registry_v1_RevokeTokenResponse__Output } from '../../../patchbay/registry/v1/RevokeTokenResponse.ts';

/**
 * API tokens: with one of them a program acts as the person who made it, within the token's scopes
 * and what that person may do at the moment of the call.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>` on behalf of a person; a token
 * makes no tokens. Everybody may make, list and revoke their own; `people.administer` may list and
 * revoke those of others.
 */
export interface TokensClient extends grpc.Client {
  /**
   * The token's text is shown this once and stored hashed.
   */
  CreateToken(argument: _patchbay_registry_v1_CreateTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  CreateToken(argument: _patchbay_registry_v1_CreateTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  CreateToken(argument: _patchbay_registry_v1_CreateTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  CreateToken(argument: _patchbay_registry_v1_CreateTokenRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The token's text is shown this once and stored hashed.
   */
  createToken(argument: _patchbay_registry_v1_CreateTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  createToken(argument: _patchbay_registry_v1_CreateTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  createToken(argument: _patchbay_registry_v1_CreateTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  createToken(argument: _patchbay_registry_v1_CreateTokenRequest, callback: grpc.requestCallback<_patchbay_registry_v1_CreateTokenResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One token of one's own, or of somebody else's for who administers people; else NOT_FOUND.
   */
  GetToken(argument: _patchbay_registry_v1_GetTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  GetToken(argument: _patchbay_registry_v1_GetTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  GetToken(argument: _patchbay_registry_v1_GetTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  GetToken(argument: _patchbay_registry_v1_GetTokenRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One token of one's own, or of somebody else's for who administers people; else NOT_FOUND.
   */
  getToken(argument: _patchbay_registry_v1_GetTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  getToken(argument: _patchbay_registry_v1_GetTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  getToken(argument: _patchbay_registry_v1_GetTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  getToken(argument: _patchbay_registry_v1_GetTokenRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetTokenResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The tokens of a user, the latest first, also those that have ended.
   */
  ListTokens(argument: _patchbay_registry_v1_ListTokensRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  ListTokens(argument: _patchbay_registry_v1_ListTokensRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  ListTokens(argument: _patchbay_registry_v1_ListTokensRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  ListTokens(argument: _patchbay_registry_v1_ListTokensRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The tokens of a user, the latest first, also those that have ended.
   */
  listTokens(argument: _patchbay_registry_v1_ListTokensRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  listTokens(argument: _patchbay_registry_v1_ListTokensRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  listTokens(argument: _patchbay_registry_v1_ListTokensRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  listTokens(argument: _patchbay_registry_v1_ListTokensRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListTokensResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Notes that tokens were used now, where another of the platform's services let them in.
   */
  NoteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  NoteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  NoteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  NoteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Notes that tokens were used now, where another of the platform's services let them in.
   */
  noteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  noteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  noteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  noteTokensUsed(argument: _patchbay_registry_v1_NoteTokensUsedRequest, callback: grpc.requestCallback<_patchbay_registry_v1_NoteTokensUsedResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Ends a token at once.
   */
  RevokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  RevokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  RevokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  RevokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends a token at once.
   */
  revokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  revokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  revokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  revokeToken(argument: _patchbay_registry_v1_RevokeTokenRequest, callback: grpc.requestCallback<_patchbay_registry_v1_RevokeTokenResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * API tokens: with one of them a program acts as the person who made it, within the token's scopes
 * and what that person may do at the moment of the call.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>` on behalf of a person; a token
 * makes no tokens. Everybody may make, list and revoke their own; `people.administer` may list and
 * revoke those of others.
 */
export interface TokensHandlers extends grpc.UntypedServiceImplementation {
  /**
   * The token's text is shown this once and stored hashed.
   */
  CreateToken: grpc.handleUnaryCall<_patchbay_registry_v1_CreateTokenRequest__Output, _patchbay_registry_v1_CreateTokenResponse>;
  
  /**
   * One token of one's own, or of somebody else's for who administers people; else NOT_FOUND.
   */
  GetToken: grpc.handleUnaryCall<_patchbay_registry_v1_GetTokenRequest__Output, _patchbay_registry_v1_GetTokenResponse>;
  
  /**
   * The tokens of a user, the latest first, also those that have ended.
   */
  ListTokens: grpc.handleUnaryCall<_patchbay_registry_v1_ListTokensRequest__Output, _patchbay_registry_v1_ListTokensResponse>;
  
  /**
   * Notes that tokens were used now, where another of the platform's services let them in.
   */
  NoteTokensUsed: grpc.handleUnaryCall<_patchbay_registry_v1_NoteTokensUsedRequest__Output, _patchbay_registry_v1_NoteTokensUsedResponse>;
  
  /**
   * Ends a token at once.
   */
  RevokeToken: grpc.handleUnaryCall<_patchbay_registry_v1_RevokeTokenRequest__Output, _patchbay_registry_v1_RevokeTokenResponse>;
  
}

export interface TokensDefinition extends grpc.ServiceDefinition {
  CreateToken: MethodDefinition<_patchbay_registry_v1_CreateTokenRequest, _patchbay_registry_v1_CreateTokenResponse, _patchbay_registry_v1_CreateTokenRequest__Output, _patchbay_registry_v1_CreateTokenResponse__Output>
  GetToken: MethodDefinition<_patchbay_registry_v1_GetTokenRequest, _patchbay_registry_v1_GetTokenResponse, _patchbay_registry_v1_GetTokenRequest__Output, _patchbay_registry_v1_GetTokenResponse__Output>
  ListTokens: MethodDefinition<_patchbay_registry_v1_ListTokensRequest, _patchbay_registry_v1_ListTokensResponse, _patchbay_registry_v1_ListTokensRequest__Output, _patchbay_registry_v1_ListTokensResponse__Output>
  NoteTokensUsed: MethodDefinition<_patchbay_registry_v1_NoteTokensUsedRequest, _patchbay_registry_v1_NoteTokensUsedResponse, _patchbay_registry_v1_NoteTokensUsedRequest__Output, _patchbay_registry_v1_NoteTokensUsedResponse__Output>
  RevokeToken: MethodDefinition<_patchbay_registry_v1_RevokeTokenRequest, _patchbay_registry_v1_RevokeTokenResponse, _patchbay_registry_v1_RevokeTokenRequest__Output, _patchbay_registry_v1_RevokeTokenResponse__Output>
}
