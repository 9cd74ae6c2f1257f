// Original file: patchbay/gateway/v1/plugin_health.proto

import type { TroubledRequest as _patchbay_gateway_v1_TroubledRequest, TroubledRequest__Output as _patchbay_gateway_v1_TroubledRequest__Output } from '../../../patchbay/gateway/v1/TroubledRequest.ts';

export interface AnswerTrouble {
  /**
   * `server-error`: answered 5xx; `not-found`: answered 404, as were all its requests, three or more;
   * `unreachable`: no connection; `too-late`: no answer in time; `cut`: the connection ended before the answer
   * did; `not-http`: the answer cannot be read.
   */
  'kind'?: (string);
  /**
   * Id of the instance.
   */
  'instance'?: (string);
  /**
   * A sentence, and what to do about it.
   */
  'message'?: (string);
  'hint'?: (string);
  /**
   * How often, of so many requests that the instance was sent.
   */
  'times'?: (number);
  'requests'?: (number);
  'last'?: (_patchbay_gateway_v1_TroubledRequest | null);
}

export interface AnswerTrouble__Output {
  /**
   * `server-error`: answered 5xx; `not-found`: answered 404, as were all its requests, three or more;
   * `unreachable`: no connection; `too-late`: no answer in time; `cut`: the connection ended before the answer
   * did; `not-http`: the answer cannot be read.
   */
  'kind': (string);
  /**
   * Id of the instance.
   */
  'instance': (string);
  /**
   * A sentence, and what to do about it.
   */
  'message': (string);
  'hint': (string);
  /**
   * How often, of so many requests that the instance was sent.
   */
  'times': (number);
  'requests': (number);
  'last': (_patchbay_gateway_v1_TroubledRequest__Output | null);
}
