// Original file: patchbay/gateway/v1/plugin_health.proto

import type { FailingRoute as _patchbay_gateway_v1_FailingRoute, FailingRoute__Output as _patchbay_gateway_v1_FailingRoute__Output } from '../../../patchbay/gateway/v1/FailingRoute.ts';
import type { PassedOverInstance as _patchbay_gateway_v1_PassedOverInstance, PassedOverInstance__Output as _patchbay_gateway_v1_PassedOverInstance__Output } from '../../../patchbay/gateway/v1/PassedOverInstance.ts';
import type { CallHealth as _patchbay_gateway_v1_CallHealth, CallHealth__Output as _patchbay_gateway_v1_CallHealth__Output } from '../../../patchbay/gateway/v1/CallHealth.ts';
import type { SkippedContribution as _patchbay_gateway_v1_SkippedContribution, SkippedContribution__Output as _patchbay_gateway_v1_SkippedContribution__Output } from '../../../patchbay/gateway/v1/SkippedContribution.ts';
import type { SeenBy as _patchbay_gateway_v1_SeenBy, SeenBy__Output as _patchbay_gateway_v1_SeenBy__Output } from '../../../patchbay/gateway/v1/SeenBy.ts';
import type { AnswerTrouble as _patchbay_gateway_v1_AnswerTrouble, AnswerTrouble__Output as _patchbay_gateway_v1_AnswerTrouble__Output } from '../../../patchbay/gateway/v1/AnswerTrouble.ts';

export interface GetPluginHealthResponse {
  /**
   * Routes that are asked now and then only, since no instance answered again and again. All others are
   * asked.
   */
  'failingRoutes'?: (_patchbay_gateway_v1_FailingRoute)[];
  /**
   * Instances that get no requests for now, as long as there are others. All others do.
   */
  'passedOver'?: (_patchbay_gateway_v1_PassedOverInstance)[];
  'calls'?: (_patchbay_gateway_v1_CallHealth | null);
  /**
   * Contributions that were left out, the latest first: at most 10, each reason once.
   */
  'skipped'?: (_patchbay_gateway_v1_SkippedContribution)[];
  'seenBy'?: (_patchbay_gateway_v1_SeenBy | null);
  /**
   * What was wrong with the answers of the last five minutes of the instances that get requests now, the most
   * frequent first. It keeps nobody from being asked.
   */
  'troubles'?: (_patchbay_gateway_v1_AnswerTrouble)[];
}

export interface GetPluginHealthResponse__Output {
  /**
   * Routes that are asked now and then only, since no instance answered again and again. All others are
   * asked.
   */
  'failingRoutes': (_patchbay_gateway_v1_FailingRoute__Output)[];
  /**
   * Instances that get no requests for now, as long as there are others. All others do.
   */
  'passedOver': (_patchbay_gateway_v1_PassedOverInstance__Output)[];
  'calls': (_patchbay_gateway_v1_CallHealth__Output | null);
  /**
   * Contributions that were left out, the latest first: at most 10, each reason once.
   */
  'skipped': (_patchbay_gateway_v1_SkippedContribution__Output)[];
  'seenBy': (_patchbay_gateway_v1_SeenBy__Output | null);
  /**
   * What was wrong with the answers of the last five minutes of the instances that get requests now, the most
   * frequent first. It keeps nobody from being asked.
   */
  'troubles': (_patchbay_gateway_v1_AnswerTrouble__Output)[];
}
