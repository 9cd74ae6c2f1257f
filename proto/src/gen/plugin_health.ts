import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { AnswerTrouble as _patchbay_gateway_v1_AnswerTrouble, AnswerTrouble__Output as _patchbay_gateway_v1_AnswerTrouble__Output } from './patchbay/gateway/v1/AnswerTrouble.ts';
import type { CallHealth as _patchbay_gateway_v1_CallHealth, CallHealth__Output as _patchbay_gateway_v1_CallHealth__Output } from './patchbay/gateway/v1/CallHealth.ts';
import type { FailingRoute as _patchbay_gateway_v1_FailingRoute, FailingRoute__Output as _patchbay_gateway_v1_FailingRoute__Output } from './patchbay/gateway/v1/FailingRoute.ts';
import type { GetPluginHealthRequest as _patchbay_gateway_v1_GetPluginHealthRequest, GetPluginHealthRequest__Output as _patchbay_gateway_v1_GetPluginHealthRequest__Output } from './patchbay/gateway/v1/GetPluginHealthRequest.ts';
import type { GetPluginHealthResponse as _patchbay_gateway_v1_GetPluginHealthResponse, GetPluginHealthResponse__Output as _patchbay_gateway_v1_GetPluginHealthResponse__Output } from './patchbay/gateway/v1/GetPluginHealthResponse.ts';
import type { PassedOverInstance as _patchbay_gateway_v1_PassedOverInstance, PassedOverInstance__Output as _patchbay_gateway_v1_PassedOverInstance__Output } from './patchbay/gateway/v1/PassedOverInstance.ts';
import type { PluginHealthClient as _patchbay_gateway_v1_PluginHealthClient, PluginHealthDefinition as _patchbay_gateway_v1_PluginHealthDefinition } from './patchbay/gateway/v1/PluginHealth.ts';
import type { RouteFailure as _patchbay_gateway_v1_RouteFailure, RouteFailure__Output as _patchbay_gateway_v1_RouteFailure__Output } from './patchbay/gateway/v1/RouteFailure.ts';
import type { SeenBy as _patchbay_gateway_v1_SeenBy, SeenBy__Output as _patchbay_gateway_v1_SeenBy__Output } from './patchbay/gateway/v1/SeenBy.ts';
import type { SkippedContribution as _patchbay_gateway_v1_SkippedContribution, SkippedContribution__Output as _patchbay_gateway_v1_SkippedContribution__Output } from './patchbay/gateway/v1/SkippedContribution.ts';
import type { TroubledRequest as _patchbay_gateway_v1_TroubledRequest, TroubledRequest__Output as _patchbay_gateway_v1_TroubledRequest__Output } from './patchbay/gateway/v1/TroubledRequest.ts';

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
    gateway: {
      v1: {
        AnswerTrouble: MessageTypeDefinition<_patchbay_gateway_v1_AnswerTrouble, _patchbay_gateway_v1_AnswerTrouble__Output>
        CallHealth: MessageTypeDefinition<_patchbay_gateway_v1_CallHealth, _patchbay_gateway_v1_CallHealth__Output>
        FailingRoute: MessageTypeDefinition<_patchbay_gateway_v1_FailingRoute, _patchbay_gateway_v1_FailingRoute__Output>
        GetPluginHealthRequest: MessageTypeDefinition<_patchbay_gateway_v1_GetPluginHealthRequest, _patchbay_gateway_v1_GetPluginHealthRequest__Output>
        GetPluginHealthResponse: MessageTypeDefinition<_patchbay_gateway_v1_GetPluginHealthResponse, _patchbay_gateway_v1_GetPluginHealthResponse__Output>
        PassedOverInstance: MessageTypeDefinition<_patchbay_gateway_v1_PassedOverInstance, _patchbay_gateway_v1_PassedOverInstance__Output>
        /**
         * What plugins do not answer, and what they answer with errors. Each process of the gateway judges for itself,
         * since it was started.
         * 
         * Over HTTP alone, for whoever has `plugins.administer`.
         */
        PluginHealth: SubtypeConstructor<typeof grpc.Client, _patchbay_gateway_v1_PluginHealthClient> & { service: _patchbay_gateway_v1_PluginHealthDefinition }
        RouteFailure: MessageTypeDefinition<_patchbay_gateway_v1_RouteFailure, _patchbay_gateway_v1_RouteFailure__Output>
        SeenBy: MessageTypeDefinition<_patchbay_gateway_v1_SeenBy, _patchbay_gateway_v1_SeenBy__Output>
        SkippedContribution: MessageTypeDefinition<_patchbay_gateway_v1_SkippedContribution, _patchbay_gateway_v1_SkippedContribution__Output>
        TroubledRequest: MessageTypeDefinition<_patchbay_gateway_v1_TroubledRequest, _patchbay_gateway_v1_TroubledRequest__Output>
      }
    }
  }
}

