import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { EmitActivityRequest as _patchbay_plugin_v1_EmitActivityRequest, EmitActivityRequest__Output as _patchbay_plugin_v1_EmitActivityRequest__Output } from './patchbay/plugin/v1/EmitActivityRequest.ts';
import type { EmitActivityResponse as _patchbay_plugin_v1_EmitActivityResponse, EmitActivityResponse__Output as _patchbay_plugin_v1_EmitActivityResponse__Output } from './patchbay/plugin/v1/EmitActivityResponse.ts';
import type { ListSpaceRecipientsRequest as _patchbay_plugin_v1_ListSpaceRecipientsRequest, ListSpaceRecipientsRequest__Output as _patchbay_plugin_v1_ListSpaceRecipientsRequest__Output } from './patchbay/plugin/v1/ListSpaceRecipientsRequest.ts';
import type { ListSpaceRecipientsResponse as _patchbay_plugin_v1_ListSpaceRecipientsResponse, ListSpaceRecipientsResponse__Output as _patchbay_plugin_v1_ListSpaceRecipientsResponse__Output } from './patchbay/plugin/v1/ListSpaceRecipientsResponse.ts';
import type { NotifyRequest as _patchbay_plugin_v1_NotifyRequest, NotifyRequest__Output as _patchbay_plugin_v1_NotifyRequest__Output } from './patchbay/plugin/v1/NotifyRequest.ts';
import type { NotifyResponse as _patchbay_plugin_v1_NotifyResponse, NotifyResponse__Output as _patchbay_plugin_v1_NotifyResponse__Output } from './patchbay/plugin/v1/NotifyResponse.ts';
import type { PluginCallsClient as _patchbay_plugin_v1_PluginCallsClient, PluginCallsDefinition as _patchbay_plugin_v1_PluginCallsDefinition } from './patchbay/plugin/v1/PluginCalls.ts';
import type { Recipient as _patchbay_plugin_v1_Recipient, Recipient__Output as _patchbay_plugin_v1_Recipient__Output } from './patchbay/plugin/v1/Recipient.ts';
import type { Recipients as _patchbay_plugin_v1_Recipients, Recipients__Output as _patchbay_plugin_v1_Recipients__Output } from './patchbay/plugin/v1/Recipients.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  patchbay: {
    plugin: {
      v1: {
        EmitActivityRequest: MessageTypeDefinition<_patchbay_plugin_v1_EmitActivityRequest, _patchbay_plugin_v1_EmitActivityRequest__Output>
        EmitActivityResponse: MessageTypeDefinition<_patchbay_plugin_v1_EmitActivityResponse, _patchbay_plugin_v1_EmitActivityResponse__Output>
        ListSpaceRecipientsRequest: MessageTypeDefinition<_patchbay_plugin_v1_ListSpaceRecipientsRequest, _patchbay_plugin_v1_ListSpaceRecipientsRequest__Output>
        ListSpaceRecipientsResponse: MessageTypeDefinition<_patchbay_plugin_v1_ListSpaceRecipientsResponse, _patchbay_plugin_v1_ListSpaceRecipientsResponse__Output>
        NotifyRequest: MessageTypeDefinition<_patchbay_plugin_v1_NotifyRequest, _patchbay_plugin_v1_NotifyRequest__Output>
        NotifyResponse: MessageTypeDefinition<_patchbay_plugin_v1_NotifyResponse, _patchbay_plugin_v1_NotifyResponse__Output>
        /**
         * What a plugin asks the platform to do. It acts as itself: its slug is that of its credential.
         * 
         * Credential: call metadata `authorization: Bearer <token>`, as for PluginHost. UNAUTHENTICATED for an
         * unknown or revoked one, FAILED_PRECONDITION for a plugin that is disabled or held back.
         */
        PluginCalls: SubtypeConstructor<typeof grpc.Client, _patchbay_plugin_v1_PluginCallsClient> & { service: _patchbay_plugin_v1_PluginCallsDefinition }
        Recipient: MessageTypeDefinition<_patchbay_plugin_v1_Recipient, _patchbay_plugin_v1_Recipient__Output>
        Recipients: MessageTypeDefinition<_patchbay_plugin_v1_Recipients, _patchbay_plugin_v1_Recipients__Output>
      }
    }
  }
}

