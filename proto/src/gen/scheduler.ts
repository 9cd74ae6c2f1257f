import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { Attempt as _patchbay_scheduler_v1_Attempt, Attempt__Output as _patchbay_scheduler_v1_Attempt__Output } from './patchbay/scheduler/v1/Attempt.ts';
import type { CancelRunRequest as _patchbay_scheduler_v1_CancelRunRequest, CancelRunRequest__Output as _patchbay_scheduler_v1_CancelRunRequest__Output } from './patchbay/scheduler/v1/CancelRunRequest.ts';
import type { CountRunsRequest as _patchbay_scheduler_v1_CountRunsRequest, CountRunsRequest__Output as _patchbay_scheduler_v1_CountRunsRequest__Output } from './patchbay/scheduler/v1/CountRunsRequest.ts';
import type { CountRunsResponse as _patchbay_scheduler_v1_CountRunsResponse, CountRunsResponse__Output as _patchbay_scheduler_v1_CountRunsResponse__Output } from './patchbay/scheduler/v1/CountRunsResponse.ts';
import type { CreateScheduleRequest as _patchbay_scheduler_v1_CreateScheduleRequest, CreateScheduleRequest__Output as _patchbay_scheduler_v1_CreateScheduleRequest__Output } from './patchbay/scheduler/v1/CreateScheduleRequest.ts';
import type { CreateScheduleResponse as _patchbay_scheduler_v1_CreateScheduleResponse, CreateScheduleResponse__Output as _patchbay_scheduler_v1_CreateScheduleResponse__Output } from './patchbay/scheduler/v1/CreateScheduleResponse.ts';
import type { DeleteScheduleRequest as _patchbay_scheduler_v1_DeleteScheduleRequest, DeleteScheduleRequest__Output as _patchbay_scheduler_v1_DeleteScheduleRequest__Output } from './patchbay/scheduler/v1/DeleteScheduleRequest.ts';
import type { DeleteScheduleResponse as _patchbay_scheduler_v1_DeleteScheduleResponse, DeleteScheduleResponse__Output as _patchbay_scheduler_v1_DeleteScheduleResponse__Output } from './patchbay/scheduler/v1/DeleteScheduleResponse.ts';
import type { GetRunRequest as _patchbay_scheduler_v1_GetRunRequest, GetRunRequest__Output as _patchbay_scheduler_v1_GetRunRequest__Output } from './patchbay/scheduler/v1/GetRunRequest.ts';
import type { GetRunResponse as _patchbay_scheduler_v1_GetRunResponse, GetRunResponse__Output as _patchbay_scheduler_v1_GetRunResponse__Output } from './patchbay/scheduler/v1/GetRunResponse.ts';
import type { GetScheduleRequest as _patchbay_scheduler_v1_GetScheduleRequest, GetScheduleRequest__Output as _patchbay_scheduler_v1_GetScheduleRequest__Output } from './patchbay/scheduler/v1/GetScheduleRequest.ts';
import type { ListRunLogRequest as _patchbay_scheduler_v1_ListRunLogRequest, ListRunLogRequest__Output as _patchbay_scheduler_v1_ListRunLogRequest__Output } from './patchbay/scheduler/v1/ListRunLogRequest.ts';
import type { ListRunLogResponse as _patchbay_scheduler_v1_ListRunLogResponse, ListRunLogResponse__Output as _patchbay_scheduler_v1_ListRunLogResponse__Output } from './patchbay/scheduler/v1/ListRunLogResponse.ts';
import type { ListRunsRequest as _patchbay_scheduler_v1_ListRunsRequest, ListRunsRequest__Output as _patchbay_scheduler_v1_ListRunsRequest__Output } from './patchbay/scheduler/v1/ListRunsRequest.ts';
import type { ListRunsResponse as _patchbay_scheduler_v1_ListRunsResponse, ListRunsResponse__Output as _patchbay_scheduler_v1_ListRunsResponse__Output } from './patchbay/scheduler/v1/ListRunsResponse.ts';
import type { ListSchedulesRequest as _patchbay_scheduler_v1_ListSchedulesRequest, ListSchedulesRequest__Output as _patchbay_scheduler_v1_ListSchedulesRequest__Output } from './patchbay/scheduler/v1/ListSchedulesRequest.ts';
import type { ListSchedulesResponse as _patchbay_scheduler_v1_ListSchedulesResponse, ListSchedulesResponse__Output as _patchbay_scheduler_v1_ListSchedulesResponse__Output } from './patchbay/scheduler/v1/ListSchedulesResponse.ts';
import type { LogLine as _patchbay_scheduler_v1_LogLine, LogLine__Output as _patchbay_scheduler_v1_LogLine__Output } from './patchbay/scheduler/v1/LogLine.ts';
import type { PauseScheduleRequest as _patchbay_scheduler_v1_PauseScheduleRequest, PauseScheduleRequest__Output as _patchbay_scheduler_v1_PauseScheduleRequest__Output } from './patchbay/scheduler/v1/PauseScheduleRequest.ts';
import type { PreviewScheduleRequest as _patchbay_scheduler_v1_PreviewScheduleRequest, PreviewScheduleRequest__Output as _patchbay_scheduler_v1_PreviewScheduleRequest__Output } from './patchbay/scheduler/v1/PreviewScheduleRequest.ts';
import type { PreviewScheduleResponse as _patchbay_scheduler_v1_PreviewScheduleResponse, PreviewScheduleResponse__Output as _patchbay_scheduler_v1_PreviewScheduleResponse__Output } from './patchbay/scheduler/v1/PreviewScheduleResponse.ts';
import type { ResumeScheduleRequest as _patchbay_scheduler_v1_ResumeScheduleRequest, ResumeScheduleRequest__Output as _patchbay_scheduler_v1_ResumeScheduleRequest__Output } from './patchbay/scheduler/v1/ResumeScheduleRequest.ts';
import type { RetryRunRequest as _patchbay_scheduler_v1_RetryRunRequest, RetryRunRequest__Output as _patchbay_scheduler_v1_RetryRunRequest__Output } from './patchbay/scheduler/v1/RetryRunRequest.ts';
import type { RetryRunsRequest as _patchbay_scheduler_v1_RetryRunsRequest, RetryRunsRequest__Output as _patchbay_scheduler_v1_RetryRunsRequest__Output } from './patchbay/scheduler/v1/RetryRunsRequest.ts';
import type { RetryRunsResponse as _patchbay_scheduler_v1_RetryRunsResponse, RetryRunsResponse__Output as _patchbay_scheduler_v1_RetryRunsResponse__Output } from './patchbay/scheduler/v1/RetryRunsResponse.ts';
import type { Run as _patchbay_scheduler_v1_Run, Run__Output as _patchbay_scheduler_v1_Run__Output } from './patchbay/scheduler/v1/Run.ts';
import type { RunNowRequest as _patchbay_scheduler_v1_RunNowRequest, RunNowRequest__Output as _patchbay_scheduler_v1_RunNowRequest__Output } from './patchbay/scheduler/v1/RunNowRequest.ts';
import type { RunNowResponse as _patchbay_scheduler_v1_RunNowResponse, RunNowResponse__Output as _patchbay_scheduler_v1_RunNowResponse__Output } from './patchbay/scheduler/v1/RunNowResponse.ts';
import type { Schedule as _patchbay_scheduler_v1_Schedule, Schedule__Output as _patchbay_scheduler_v1_Schedule__Output } from './patchbay/scheduler/v1/Schedule.ts';
import type { SchedulerClient as _patchbay_scheduler_v1_SchedulerClient, SchedulerDefinition as _patchbay_scheduler_v1_SchedulerDefinition } from './patchbay/scheduler/v1/Scheduler.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      ListValue: MessageTypeDefinition<_google_protobuf_ListValue, _google_protobuf_ListValue__Output>
      NullValue: EnumTypeDefinition
      Struct: MessageTypeDefinition<_google_protobuf_Struct, _google_protobuf_Struct__Output>
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
      Value: MessageTypeDefinition<_google_protobuf_Value, _google_protobuf_Value__Output>
    }
  }
  patchbay: {
    scheduler: {
      v1: {
        Attempt: MessageTypeDefinition<_patchbay_scheduler_v1_Attempt, _patchbay_scheduler_v1_Attempt__Output>
        CancelRunRequest: MessageTypeDefinition<_patchbay_scheduler_v1_CancelRunRequest, _patchbay_scheduler_v1_CancelRunRequest__Output>
        CountRunsRequest: MessageTypeDefinition<_patchbay_scheduler_v1_CountRunsRequest, _patchbay_scheduler_v1_CountRunsRequest__Output>
        CountRunsResponse: MessageTypeDefinition<_patchbay_scheduler_v1_CountRunsResponse, _patchbay_scheduler_v1_CountRunsResponse__Output>
        CreateScheduleRequest: MessageTypeDefinition<_patchbay_scheduler_v1_CreateScheduleRequest, _patchbay_scheduler_v1_CreateScheduleRequest__Output>
        CreateScheduleResponse: MessageTypeDefinition<_patchbay_scheduler_v1_CreateScheduleResponse, _patchbay_scheduler_v1_CreateScheduleResponse__Output>
        DeleteScheduleRequest: MessageTypeDefinition<_patchbay_scheduler_v1_DeleteScheduleRequest, _patchbay_scheduler_v1_DeleteScheduleRequest__Output>
        DeleteScheduleResponse: MessageTypeDefinition<_patchbay_scheduler_v1_DeleteScheduleResponse, _patchbay_scheduler_v1_DeleteScheduleResponse__Output>
        GetRunRequest: MessageTypeDefinition<_patchbay_scheduler_v1_GetRunRequest, _patchbay_scheduler_v1_GetRunRequest__Output>
        GetRunResponse: MessageTypeDefinition<_patchbay_scheduler_v1_GetRunResponse, _patchbay_scheduler_v1_GetRunResponse__Output>
        GetScheduleRequest: MessageTypeDefinition<_patchbay_scheduler_v1_GetScheduleRequest, _patchbay_scheduler_v1_GetScheduleRequest__Output>
        ListRunLogRequest: MessageTypeDefinition<_patchbay_scheduler_v1_ListRunLogRequest, _patchbay_scheduler_v1_ListRunLogRequest__Output>
        ListRunLogResponse: MessageTypeDefinition<_patchbay_scheduler_v1_ListRunLogResponse, _patchbay_scheduler_v1_ListRunLogResponse__Output>
        ListRunsRequest: MessageTypeDefinition<_patchbay_scheduler_v1_ListRunsRequest, _patchbay_scheduler_v1_ListRunsRequest__Output>
        ListRunsResponse: MessageTypeDefinition<_patchbay_scheduler_v1_ListRunsResponse, _patchbay_scheduler_v1_ListRunsResponse__Output>
        ListSchedulesRequest: MessageTypeDefinition<_patchbay_scheduler_v1_ListSchedulesRequest, _patchbay_scheduler_v1_ListSchedulesRequest__Output>
        ListSchedulesResponse: MessageTypeDefinition<_patchbay_scheduler_v1_ListSchedulesResponse, _patchbay_scheduler_v1_ListSchedulesResponse__Output>
        LogLine: MessageTypeDefinition<_patchbay_scheduler_v1_LogLine, _patchbay_scheduler_v1_LogLine__Output>
        PauseScheduleRequest: MessageTypeDefinition<_patchbay_scheduler_v1_PauseScheduleRequest, _patchbay_scheduler_v1_PauseScheduleRequest__Output>
        PreviewScheduleRequest: MessageTypeDefinition<_patchbay_scheduler_v1_PreviewScheduleRequest, _patchbay_scheduler_v1_PreviewScheduleRequest__Output>
        PreviewScheduleResponse: MessageTypeDefinition<_patchbay_scheduler_v1_PreviewScheduleResponse, _patchbay_scheduler_v1_PreviewScheduleResponse__Output>
        ResumeScheduleRequest: MessageTypeDefinition<_patchbay_scheduler_v1_ResumeScheduleRequest, _patchbay_scheduler_v1_ResumeScheduleRequest__Output>
        RetryRunRequest: MessageTypeDefinition<_patchbay_scheduler_v1_RetryRunRequest, _patchbay_scheduler_v1_RetryRunRequest__Output>
        RetryRunsRequest: MessageTypeDefinition<_patchbay_scheduler_v1_RetryRunsRequest, _patchbay_scheduler_v1_RetryRunsRequest__Output>
        RetryRunsResponse: MessageTypeDefinition<_patchbay_scheduler_v1_RetryRunsResponse, _patchbay_scheduler_v1_RetryRunsResponse__Output>
        Run: MessageTypeDefinition<_patchbay_scheduler_v1_Run, _patchbay_scheduler_v1_Run__Output>
        RunNowRequest: MessageTypeDefinition<_patchbay_scheduler_v1_RunNowRequest, _patchbay_scheduler_v1_RunNowRequest__Output>
        RunNowResponse: MessageTypeDefinition<_patchbay_scheduler_v1_RunNowResponse, _patchbay_scheduler_v1_RunNowResponse__Output>
        Schedule: MessageTypeDefinition<_patchbay_scheduler_v1_Schedule, _patchbay_scheduler_v1_Schedule__Output>
        /**
         * Schedules and their runs, for operators and services.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`. Who stands behind a call is
         * recorded with what it did: `requested_by`, else the metadata `patchbay-on-behalf-of: user:<id>`.
         * 
         * Plugins start, heartbeat and report their runs over NATS, and ask there for schedules of their own:
         * the subject proves who calls. See `proto/src/nats/` and docs/adr/0006-runs-travel-over-nats.md.
         */
        Scheduler: SubtypeConstructor<typeof grpc.Client, _patchbay_scheduler_v1_SchedulerClient> & { service: _patchbay_scheduler_v1_SchedulerDefinition }
      }
    }
  }
}

