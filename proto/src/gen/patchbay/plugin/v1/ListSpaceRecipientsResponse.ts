// Original file: patchbay/plugin/v1/plugin_calls.proto

import type { Recipients as _patchbay_plugin_v1_Recipients, Recipients__Output as _patchbay_plugin_v1_Recipients__Output } from '../../../patchbay/plugin/v1/Recipients.ts';
import type { Recipient as _patchbay_plugin_v1_Recipient, Recipient__Output as _patchbay_plugin_v1_Recipient__Output } from '../../../patchbay/plugin/v1/Recipient.ts';

export interface ListSpaceRecipientsResponse {
  'roles'?: (_patchbay_plugin_v1_Recipients)[];
  'members'?: (_patchbay_plugin_v1_Recipient)[];
}

export interface ListSpaceRecipientsResponse__Output {
  'roles': (_patchbay_plugin_v1_Recipients__Output)[];
  'members': (_patchbay_plugin_v1_Recipient__Output)[];
}
