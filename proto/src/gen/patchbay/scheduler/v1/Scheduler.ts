// Original file: patchbay/scheduler/v1/scheduler.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListRunsRequest as _patchbay_scheduler_v1_ListRunsRequest, ListRunsRequest__Output as _patchbay_scheduler_v1_ListRunsRequest__Output } from '../../../patchbay/scheduler/v1/ListRunsRequest.ts';
import type { ListRunsResponse as _patchbay_scheduler_v1_ListRunsResponse, ListRunsResponse__Output as _patchbay_scheduler_v1_ListRunsResponse__Output } from '../../../patchbay/scheduler/v1/ListRunsResponse.ts';
import type { ListSchedulesRequest as _patchbay_scheduler_v1_ListSchedulesRequest, ListSchedulesRequest__Output as _patchbay_scheduler_v1_ListSchedulesRequest__Output } from '../../../patchbay/scheduler/v1/ListSchedulesRequest.ts';
import type { ListSchedulesResponse as _patchbay_scheduler_v1_ListSchedulesResponse, ListSchedulesResponse__Output as _patchbay_scheduler_v1_ListSchedulesResponse__Output } from '../../../patchbay/scheduler/v1/ListSchedulesResponse.ts';
import type { RunNowRequest as _patchbay_scheduler_v1_RunNowRequest, RunNowRequest__Output as _patchbay_scheduler_v1_RunNowRequest__Output } from '../../../patchbay/scheduler/v1/RunNowRequest.ts';
import type { RunNowResponse as _patchbay_scheduler_v1_RunNowResponse, RunNowResponse__Output as _patchbay_scheduler_v1_RunNowResponse__Output } from '../../../patchbay/scheduler/v1/RunNowResponse.ts';

/**
 * Schedules, their runs, and the hand-over of a run to a plugin.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 * 
 * Plugins start, heartbeat and report their runs over NATS, where the subject proves who calls:
 * see `proto/src/subjects.ts` and docs/adr/0006-runs-travel-over-nats.md.
 */
export interface SchedulerClient extends grpc.Client {
  /**
   * The newest first.
   */
  ListRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  ListRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  ListRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  ListRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The newest first.
   */
  listRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  listRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  listRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  listRuns(argument: _patchbay_scheduler_v1_ListRunsRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sorted by plugin, task, schedule.
   */
  ListSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  ListSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  ListSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  ListSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sorted by plugin, task, schedule.
   */
  listSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  listSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  listSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  listSchedules(argument: _patchbay_scheduler_v1_ListSchedulesRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListSchedulesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds a run that is due now, or brings forward the one that waits for its moment or its retry.
   * ALREADY_EXISTS while one is under way.
   */
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds a run that is due now, or brings forward the one that waits for its moment or its retry.
   * ALREADY_EXISTS while one is under way.
   */
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Schedules, their runs, and the hand-over of a run to a plugin.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`.
 * 
 * Plugins start, heartbeat and report their runs over NATS, where the subject proves who calls:
 * see `proto/src/subjects.ts` and docs/adr/0006-runs-travel-over-nats.md.
 */
export interface SchedulerHandlers extends grpc.UntypedServiceImplementation {
  /**
   * The newest first.
   */
  ListRuns: grpc.handleUnaryCall<_patchbay_scheduler_v1_ListRunsRequest__Output, _patchbay_scheduler_v1_ListRunsResponse>;
  
  /**
   * Sorted by plugin, task, schedule.
   */
  ListSchedules: grpc.handleUnaryCall<_patchbay_scheduler_v1_ListSchedulesRequest__Output, _patchbay_scheduler_v1_ListSchedulesResponse>;
  
  /**
   * Adds a run that is due now, or brings forward the one that waits for its moment or its retry.
   * ALREADY_EXISTS while one is under way.
   */
  RunNow: grpc.handleUnaryCall<_patchbay_scheduler_v1_RunNowRequest__Output, _patchbay_scheduler_v1_RunNowResponse>;
  
}

export interface SchedulerDefinition extends grpc.ServiceDefinition {
  ListRuns: MethodDefinition<_patchbay_scheduler_v1_ListRunsRequest, _patchbay_scheduler_v1_ListRunsResponse, _patchbay_scheduler_v1_ListRunsRequest__Output, _patchbay_scheduler_v1_ListRunsResponse__Output>
  ListSchedules: MethodDefinition<_patchbay_scheduler_v1_ListSchedulesRequest, _patchbay_scheduler_v1_ListSchedulesResponse, _patchbay_scheduler_v1_ListSchedulesRequest__Output, _patchbay_scheduler_v1_ListSchedulesResponse__Output>
  RunNow: MethodDefinition<_patchbay_scheduler_v1_RunNowRequest, _patchbay_scheduler_v1_RunNowResponse, _patchbay_scheduler_v1_RunNowRequest__Output, _patchbay_scheduler_v1_RunNowResponse__Output>
}
