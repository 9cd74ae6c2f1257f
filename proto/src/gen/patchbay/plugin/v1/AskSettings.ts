// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Asks for the settings in force for a space, a person, or a person in a space. The registry answers
 * with `settings_answer`, and says `scope_changed` when one of the documents they came from changes.
 */
export interface AskSettings {
  /**
   * Made up by the plugin; the answer has it too.
   */
  'id'?: (number | string | Long);
  /**
   * Empty: outside of any space.
   */
  'space'?: (string);
  /**
   * Empty: nobody in particular.
   */
  'user'?: (string);
}

/**
 * Asks for the settings in force for a space, a person, or a person in a space. The registry answers
 * with `settings_answer`, and says `scope_changed` when one of the documents they came from changes.
 */
export interface AskSettings__Output {
  /**
   * Made up by the plugin; the answer has it too.
   */
  'id': (number);
  /**
   * Empty: outside of any space.
   */
  'space': (string);
  /**
   * Empty: nobody in particular.
   */
  'user': (string);
}
