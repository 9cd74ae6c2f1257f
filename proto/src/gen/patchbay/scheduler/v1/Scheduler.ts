// Original file: patchbay/scheduler/v1/scheduler.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelRunRequest as _patchbay_scheduler_v1_CancelRunRequest, CancelRunRequest__Output as _patchbay_scheduler_v1_CancelRunRequest__Output } from '../../../patchbay/scheduler/v1/CancelRunRequest.ts';
import type { CountRunsRequest as _patchbay_scheduler_v1_CountRunsRequest, CountRunsRequest__Output as _patchbay_scheduler_v1_CountRunsRequest__Output } from '../../../patchbay/scheduler/v1/CountRunsRequest.ts';
import type { CountRunsResponse as _patchbay_scheduler_v1_CountRunsResponse, CountRunsResponse__Output as _patchbay_scheduler_v1_CountRunsResponse__Output } from '../../../patchbay/scheduler/v1/CountRunsResponse.ts';
import type { CreateScheduleRequest as _patchbay_scheduler_v1_CreateScheduleRequest, CreateScheduleRequest__Output as _patchbay_scheduler_v1_CreateScheduleRequest__Output } from '../../../patchbay/scheduler/v1/CreateScheduleRequest.ts';
import type { CreateScheduleResponse as _patchbay_scheduler_v1_CreateScheduleResponse, CreateScheduleResponse__Output as _patchbay_scheduler_v1_CreateScheduleResponse__Output } from '../../../patchbay/scheduler/v1/CreateScheduleResponse.ts';
import type { DeleteScheduleRequest as _patchbay_scheduler_v1_DeleteScheduleRequest, DeleteScheduleRequest__Output as _patchbay_scheduler_v1_DeleteScheduleRequest__Output } from '../../../patchbay/scheduler/v1/DeleteScheduleRequest.ts';
import type { DeleteScheduleResponse as _patchbay_scheduler_v1_DeleteScheduleResponse, DeleteScheduleResponse__Output as _patchbay_scheduler_v1_DeleteScheduleResponse__Output } from '../../../patchbay/scheduler/v1/DeleteScheduleResponse.ts';
import type { GetRunRequest as _patchbay_scheduler_v1_GetRunRequest, GetRunRequest__Output as _patchbay_scheduler_v1_GetRunRequest__Output } from '../../../patchbay/scheduler/v1/GetRunRequest.ts';
import type { GetRunResponse as _patchbay_scheduler_v1_GetRunResponse, GetRunResponse__Output as _patchbay_scheduler_v1_GetRunResponse__Output } from '../../../patchbay/scheduler/v1/GetRunResponse.ts';
import type { GetScheduleRequest as _patchbay_scheduler_v1_GetScheduleRequest, GetScheduleRequest__Output as _patchbay_scheduler_v1_GetScheduleRequest__Output } from '../../../patchbay/scheduler/v1/GetScheduleRequest.ts';
import type { ListRunLogRequest as _patchbay_scheduler_v1_ListRunLogRequest, ListRunLogRequest__Output as _patchbay_scheduler_v1_ListRunLogRequest__Output } from '../../../patchbay/scheduler/v1/ListRunLogRequest.ts';
import type { ListRunLogResponse as _patchbay_scheduler_v1_ListRunLogResponse, ListRunLogResponse__Output as _patchbay_scheduler_v1_ListRunLogResponse__Output } from '../../../patchbay/scheduler/v1/ListRunLogResponse.ts';
import type { ListRunsRequest as _patchbay_scheduler_v1_ListRunsRequest, ListRunsRequest__Output as _patchbay_scheduler_v1_ListRunsRequest__Output } from '../../../patchbay/scheduler/v1/ListRunsRequest.ts';
import type { ListRunsResponse as _patchbay_scheduler_v1_ListRunsResponse, ListRunsResponse__Output as _patchbay_scheduler_v1_ListRunsResponse__Output } from '../../../patchbay/scheduler/v1/ListRunsResponse.ts';
import type { ListSchedulesRequest as _patchbay_scheduler_v1_ListSchedulesRequest, ListSchedulesRequest__Output as _patchbay_scheduler_v1_ListSchedulesRequest__Output } from '../../../patchbay/scheduler/v1/ListSchedulesRequest.ts';
import type { ListSchedulesResponse as _patchbay_scheduler_v1_ListSchedulesResponse, ListSchedulesResponse__Output as _patchbay_scheduler_v1_ListSchedulesResponse__Output } from '../../../patchbay/scheduler/v1/ListSchedulesResponse.ts';
import type { PauseScheduleRequest as _patchbay_scheduler_v1_PauseScheduleRequest, PauseScheduleRequest__Output as _patchbay_scheduler_v1_PauseScheduleRequest__Output } from '../../../patchbay/scheduler/v1/PauseScheduleRequest.ts';
import type { PreviewScheduleRequest as _patchbay_scheduler_v1_PreviewScheduleRequest, PreviewScheduleRequest__Output as _patchbay_scheduler_v1_PreviewScheduleRequest__Output } from '../../../patchbay/scheduler/v1/PreviewScheduleRequest.ts';
import type { PreviewScheduleResponse as _patchbay_scheduler_v1_PreviewScheduleResponse, PreviewScheduleResponse__Output as _patchbay_scheduler_v1_PreviewScheduleResponse__Output } from '../../../patchbay/scheduler/v1/PreviewScheduleResponse.ts';
import type { ResumeScheduleRequest as _patchbay_scheduler_v1_ResumeScheduleRequest, ResumeScheduleRequest__Output as _patchbay_scheduler_v1_ResumeScheduleRequest__Output } from '../../../patchbay/scheduler/v1/ResumeScheduleRequest.ts';
import type { RetryRunRequest as _patchbay_scheduler_v1_RetryRunRequest, RetryRunRequest__Output as _patchbay_scheduler_v1_RetryRunRequest__Output } from '../../../patchbay/scheduler/v1/RetryRunRequest.ts';
import type { RetryRunsRequest as _patchbay_scheduler_v1_RetryRunsRequest, RetryRunsRequest__Output as _patchbay_scheduler_v1_RetryRunsRequest__Output } from '../../../patchbay/scheduler/v1/RetryRunsRequest.ts';
import type { RetryRunsResponse as _patchbay_scheduler_v1_RetryRunsResponse, RetryRunsResponse__Output as _patchbay_scheduler_v1_RetryRunsResponse__Output } from '../../../patchbay/scheduler/v1/RetryRunsResponse.ts';
import type { Run as _patchbay_scheduler_v1_Run, Run__Output as _patchbay_scheduler_v1_Run__Output } from '../../../patchbay/scheduler/v1/Run.ts';
import type { RunNowRequest as _patchbay_scheduler_v1_RunNowRequest, RunNowRequest__Output as _patchbay_scheduler_v1_RunNowRequest__Output } from '../../../patchbay/scheduler/v1/RunNowRequest.ts';
import type { RunNowResponse as _patchbay_scheduler_v1_RunNowResponse, RunNowResponse__Output as _patchbay_scheduler_v1_RunNowResponse__Output } from '../../../patchbay/scheduler/v1/RunNowResponse.ts';
import type { Schedule as _patchbay_scheduler_v1_Schedule, Schedule__Output as _patchbay_scheduler_v1_Schedule__Output } from '../../../patchbay/scheduler/v1/Schedule.ts';

/**
 * Schedules and their runs, for operators and services.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`. Who stands behind a call is
 * recorded with what it did: `requested_by`, else the metadata `patchbay-on-behalf-of: user:<id>`.
 * 
 * Plugins start, heartbeat and report their runs over NATS, and ask there for schedules of their own:
 * the subject proves who calls. See `proto/src/nats/` and docs/adr/0006-runs-travel-over-nats.md.
 */
export interface SchedulerClient extends grpc.Client {
  /**
   * A run that has not started is cancelled at once; one that runs is told to end, and is cancelled
   * when it has. FAILED_PRECONDITION when it is over.
   */
  CancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  CancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  CancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  CancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  /**
   * A run that has not started is cancelled at once; one that runs is told to end, and is cancelled
   * when it has. FAILED_PRECONDITION when it is over.
   */
  cancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  cancelRun(argument: _patchbay_scheduler_v1_CancelRunRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  
  CountRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  CountRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  CountRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  CountRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  countRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  countRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  countRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  countRuns(argument: _patchbay_scheduler_v1_CountRunsRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_CountRunsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks for a schedule of a task that the plugin declares. INVALID_ARGUMENT names each field.
   */
  CreateSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  CreateSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  CreateSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  CreateSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks for a schedule of a task that the plugin declares. INVALID_ARGUMENT names each field.
   */
  createSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  createSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  createSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  createSchedule(argument: _patchbay_scheduler_v1_CreateScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_CreateScheduleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Only of requested schedules, not of declared ones: FAILED_PRECONDITION. What has not started is
   * skipped, what runs goes on.
   */
  DeleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  DeleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  DeleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  DeleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Only of requested schedules, not of declared ones: FAILED_PRECONDITION. What has not started is
   * skipped, what runs goes on.
   */
  deleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  deleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  deleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  deleteSchedule(argument: _patchbay_scheduler_v1_DeleteScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_DeleteScheduleResponse__Output>): grpc.ClientUnaryCall;
  
  GetRun(argument: _patchbay_scheduler_v1_GetRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  GetRun(argument: _patchbay_scheduler_v1_GetRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  GetRun(argument: _patchbay_scheduler_v1_GetRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  GetRun(argument: _patchbay_scheduler_v1_GetRunRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  getRun(argument: _patchbay_scheduler_v1_GetRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  getRun(argument: _patchbay_scheduler_v1_GetRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  getRun(argument: _patchbay_scheduler_v1_GetRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  getRun(argument: _patchbay_scheduler_v1_GetRunRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_GetRunResponse__Output>): grpc.ClientUnaryCall;
  
  GetSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  GetSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  GetSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  GetSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  getSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  getSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  getSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  getSchedule(argument: _patchbay_scheduler_v1_GetScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  
  /**
   * What the handler logged, the oldest first.
   */
  ListRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  ListRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  ListRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  ListRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What the handler logged, the oldest first.
   */
  listRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  listRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  listRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  listRunLog(argument: _patchbay_scheduler_v1_ListRunLogRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_ListRunLogResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Fires nothing until it is resumed; what runs goes on. The same again changes nothing.
   */
  PauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  PauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  PauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  PauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  /**
   * Fires nothing until it is resumed; what runs goes on. The same again changes nothing.
   */
  pauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  pauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  pauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  pauseSchedule(argument: _patchbay_scheduler_v1_PauseScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  
  /**
   * The next moments of a schedule, or of any timing. INVALID_ARGUMENT says what is wrong with it.
   */
  PreviewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  PreviewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  PreviewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  PreviewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The next moments of a schedule, or of any timing. INVALID_ARGUMENT says what is wrong with it.
   */
  previewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  previewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  previewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  previewSchedule(argument: _patchbay_scheduler_v1_PreviewScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_PreviewScheduleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Goes on with the next moment of its grid; what was asked for once, and was due meanwhile, is due
   * now.
   */
  ResumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  ResumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  ResumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  ResumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  /**
   * Goes on with the next moment of its grid; what was asked for once, and was due meanwhile, is due
   * now.
   */
  resumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  resumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  resumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  resumeSchedule(argument: _patchbay_scheduler_v1_ResumeScheduleRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Schedule__Output>): grpc.ClientUnaryCall;
  
  /**
   * Tries a failed or cancelled run again, or one that waits for its next attempt, now.
   */
  RetryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  RetryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  RetryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  RetryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  /**
   * Tries a failed or cancelled run again, or one that waits for its next attempt, now.
   */
  retryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  retryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  retryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  retryRun(argument: _patchbay_scheduler_v1_RetryRunRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_Run__Output>): grpc.ClientUnaryCall;
  
  /**
   * Tries all failed runs that match again, the oldest first: each schedule's one after the other.
   */
  RetryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  RetryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  RetryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  RetryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Tries all failed runs that match again, the oldest first: each schedule's one after the other.
   */
  retryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  retryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  retryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  retryRuns(argument: _patchbay_scheduler_v1_RetryRunsRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_RetryRunsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds a run that is due now, or brings forward the one that waits for its moment or its retry.
   * ALREADY_EXISTS while one is under way and the task's policy is `overlap: forbid`.
   */
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  RunNow(argument: _patchbay_scheduler_v1_RunNowRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds a run that is due now, or brings forward the one that waits for its moment or its retry.
   * ALREADY_EXISTS while one is under way and the task's policy is `overlap: forbid`.
   */
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  runNow(argument: _patchbay_scheduler_v1_RunNowRequest, callback: grpc.requestCallback<_patchbay_scheduler_v1_RunNowResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Schedules and their runs, for operators and services.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`. Who stands behind a call is
 * recorded with what it did: `requested_by`, else the metadata `patchbay-on-behalf-of: user:<id>`.
 * 
 * Plugins start, heartbeat and report their runs over NATS, and ask there for schedules of their own:
 * the subject proves who calls. See `proto/src/nats/` and docs/adr/0006-runs-travel-over-nats.md.
 */
export interface SchedulerHandlers extends grpc.UntypedServiceImplementation {
  /**
   * A run that has not started is cancelled at once; one that runs is told to end, and is cancelled
   * when it has. FAILED_PRECONDITION when it is over.
   */
  CancelRun: grpc.handleUnaryCall<_patchbay_scheduler_v1_CancelRunRequest__Output, _patchbay_scheduler_v1_Run>;
  
  CountRuns: grpc.handleUnaryCall<_patchbay_scheduler_v1_CountRunsRequest__Output, _patchbay_scheduler_v1_CountRunsResponse>;
  
  /**
   * Asks for a schedule of a task that the plugin declares. INVALID_ARGUMENT names each field.
   */
  CreateSchedule: grpc.handleUnaryCall<_patchbay_scheduler_v1_CreateScheduleRequest__Output, _patchbay_scheduler_v1_CreateScheduleResponse>;
  
  /**
   * Only of requested schedules, not of declared ones: FAILED_PRECONDITION. What has not started is
   * skipped, what runs goes on.
   */
  DeleteSchedule: grpc.handleUnaryCall<_patchbay_scheduler_v1_DeleteScheduleRequest__Output, _patchbay_scheduler_v1_DeleteScheduleResponse>;
  
  GetRun: grpc.handleUnaryCall<_patchbay_scheduler_v1_GetRunRequest__Output, _patchbay_scheduler_v1_GetRunResponse>;
  
  GetSchedule: grpc.handleUnaryCall<_patchbay_scheduler_v1_GetScheduleRequest__Output, _patchbay_scheduler_v1_Schedule>;
  
  /**
   * What the handler logged, the oldest first.
   */
  ListRunLog: grpc.handleUnaryCall<_patchbay_scheduler_v1_ListRunLogRequest__Output, _patchbay_scheduler_v1_ListRunLogResponse>;
  
  /**
   * The newest first.
   */
  ListRuns: grpc.handleUnaryCall<_patchbay_scheduler_v1_ListRunsRequest__Output, _patchbay_scheduler_v1_ListRunsResponse>;
  
  /**
   * Sorted by plugin, task, schedule.
   */
  ListSchedules: grpc.handleUnaryCall<_patchbay_scheduler_v1_ListSchedulesRequest__Output, _patchbay_scheduler_v1_ListSchedulesResponse>;
  
  /**
   * Fires nothing until it is resumed; what runs goes on. The same again changes nothing.
   */
  PauseSchedule: grpc.handleUnaryCall<_patchbay_scheduler_v1_PauseScheduleRequest__Output, _patchbay_scheduler_v1_Schedule>;
  
  /**
   * The next moments of a schedule, or of any timing. INVALID_ARGUMENT says what is wrong with it.
   */
  PreviewSchedule: grpc.handleUnaryCall<_patchbay_scheduler_v1_PreviewScheduleRequest__Output, _patchbay_scheduler_v1_PreviewScheduleResponse>;
  
  /**
   * Goes on with the next moment of its grid; what was asked for once, and was due meanwhile, is due
   * now.
   */
  ResumeSchedule: grpc.handleUnaryCall<_patchbay_scheduler_v1_ResumeScheduleRequest__Output, _patchbay_scheduler_v1_Schedule>;
  
  /**
   * Tries a failed or cancelled run again, or one that waits for its next attempt, now.
   */
  RetryRun: grpc.handleUnaryCall<_patchbay_scheduler_v1_RetryRunRequest__Output, _patchbay_scheduler_v1_Run>;
  
  /**
   * Tries all failed runs that match again, the oldest first: each schedule's one after the other.
   */
  RetryRuns: grpc.handleUnaryCall<_patchbay_scheduler_v1_RetryRunsRequest__Output, _patchbay_scheduler_v1_RetryRunsResponse>;
  
  /**
   * Adds a run that is due now, or brings forward the one that waits for its moment or its retry.
   * ALREADY_EXISTS while one is under way and the task's policy is `overlap: forbid`.
   */
  RunNow: grpc.handleUnaryCall<_patchbay_scheduler_v1_RunNowRequest__Output, _patchbay_scheduler_v1_RunNowResponse>;
  
}

export interface SchedulerDefinition extends grpc.ServiceDefinition {
  CancelRun: MethodDefinition<_patchbay_scheduler_v1_CancelRunRequest, _patchbay_scheduler_v1_Run, _patchbay_scheduler_v1_CancelRunRequest__Output, _patchbay_scheduler_v1_Run__Output>
  CountRuns: MethodDefinition<_patchbay_scheduler_v1_CountRunsRequest, _patchbay_scheduler_v1_CountRunsResponse, _patchbay_scheduler_v1_CountRunsRequest__Output, _patchbay_scheduler_v1_CountRunsResponse__Output>
  CreateSchedule: MethodDefinition<_patchbay_scheduler_v1_CreateScheduleRequest, _patchbay_scheduler_v1_CreateScheduleResponse, _patchbay_scheduler_v1_CreateScheduleRequest__Output, _patchbay_scheduler_v1_CreateScheduleResponse__Output>
  DeleteSchedule: MethodDefinition<_patchbay_scheduler_v1_DeleteScheduleRequest, _patchbay_scheduler_v1_DeleteScheduleResponse, _patchbay_scheduler_v1_DeleteScheduleRequest__Output, _patchbay_scheduler_v1_DeleteScheduleResponse__Output>
  GetRun: MethodDefinition<_patchbay_scheduler_v1_GetRunRequest, _patchbay_scheduler_v1_GetRunResponse, _patchbay_scheduler_v1_GetRunRequest__Output, _patchbay_scheduler_v1_GetRunResponse__Output>
  GetSchedule: MethodDefinition<_patchbay_scheduler_v1_GetScheduleRequest, _patchbay_scheduler_v1_Schedule, _patchbay_scheduler_v1_GetScheduleRequest__Output, _patchbay_scheduler_v1_Schedule__Output>
  ListRunLog: MethodDefinition<_patchbay_scheduler_v1_ListRunLogRequest, _patchbay_scheduler_v1_ListRunLogResponse, _patchbay_scheduler_v1_ListRunLogRequest__Output, _patchbay_scheduler_v1_ListRunLogResponse__Output>
  ListRuns: MethodDefinition<_patchbay_scheduler_v1_ListRunsRequest, _patchbay_scheduler_v1_ListRunsResponse, _patchbay_scheduler_v1_ListRunsRequest__Output, _patchbay_scheduler_v1_ListRunsResponse__Output>
  ListSchedules: MethodDefinition<_patchbay_scheduler_v1_ListSchedulesRequest, _patchbay_scheduler_v1_ListSchedulesResponse, _patchbay_scheduler_v1_ListSchedulesRequest__Output, _patchbay_scheduler_v1_ListSchedulesResponse__Output>
  PauseSchedule: MethodDefinition<_patchbay_scheduler_v1_PauseScheduleRequest, _patchbay_scheduler_v1_Schedule, _patchbay_scheduler_v1_PauseScheduleRequest__Output, _patchbay_scheduler_v1_Schedule__Output>
  PreviewSchedule: MethodDefinition<_patchbay_scheduler_v1_PreviewScheduleRequest, _patchbay_scheduler_v1_PreviewScheduleResponse, _patchbay_scheduler_v1_PreviewScheduleRequest__Output, _patchbay_scheduler_v1_PreviewScheduleResponse__Output>
  ResumeSchedule: MethodDefinition<_patchbay_scheduler_v1_ResumeScheduleRequest, _patchbay_scheduler_v1_Schedule, _patchbay_scheduler_v1_ResumeScheduleRequest__Output, _patchbay_scheduler_v1_Schedule__Output>
  RetryRun: MethodDefinition<_patchbay_scheduler_v1_RetryRunRequest, _patchbay_scheduler_v1_Run, _patchbay_scheduler_v1_RetryRunRequest__Output, _patchbay_scheduler_v1_Run__Output>
  RetryRuns: MethodDefinition<_patchbay_scheduler_v1_RetryRunsRequest, _patchbay_scheduler_v1_RetryRunsResponse, _patchbay_scheduler_v1_RetryRunsRequest__Output, _patchbay_scheduler_v1_RetryRunsResponse__Output>
  RunNow: MethodDefinition<_patchbay_scheduler_v1_RunNowRequest, _patchbay_scheduler_v1_RunNowResponse, _patchbay_scheduler_v1_RunNowRequest__Output, _patchbay_scheduler_v1_RunNowResponse__Output>
}
