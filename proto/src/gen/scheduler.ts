import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListValue as _google_protobuf_ListValue, ListValue__Output as _google_protobuf_ListValue__Output } from './google/protobuf/ListValue.ts';
import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from './google/protobuf/Struct.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Value as _google_protobuf_Value, Value__Output as _google_protobuf_Value__Output } from './google/protobuf/Value.ts';
import type { ListRunsRequest as _patchbay_scheduler_v1_ListRunsRequest, ListRunsRequest__Output as _patchbay_scheduler_v1_ListRunsRequest__Output } from './patchbay/scheduler/v1/ListRunsRequest.ts';
import type { ListRunsResponse as _patchbay_scheduler_v1_ListRunsResponse, ListRunsResponse__Output as _patchbay_scheduler_v1_ListRunsResponse__Output } from './patchbay/scheduler/v1/ListRunsResponse.ts';
import type { ListSchedulesRequest as _patchbay_scheduler_v1_ListSchedulesRequest, ListSchedulesRequest__Output as _patchbay_scheduler_v1_ListSchedulesRequest__Output } from './patchbay/scheduler/v1/ListSchedulesRequest.ts';
import type { ListSchedulesResponse as _patchbay_scheduler_v1_ListSchedulesResponse, ListSchedulesResponse__Output as _patchbay_scheduler_v1_ListSchedulesResponse__Output } from './patchbay/scheduler/v1/ListSchedulesResponse.ts';
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
        ListRunsRequest: MessageTypeDefinition<_patchbay_scheduler_v1_ListRunsRequest, _patchbay_scheduler_v1_ListRunsRequest__Output>
        ListRunsResponse: MessageTypeDefinition<_patchbay_scheduler_v1_ListRunsResponse, _patchbay_scheduler_v1_ListRunsResponse__Output>
        ListSchedulesRequest: MessageTypeDefinition<_patchbay_scheduler_v1_ListSchedulesRequest, _patchbay_scheduler_v1_ListSchedulesRequest__Output>
        ListSchedulesResponse: MessageTypeDefinition<_patchbay_scheduler_v1_ListSchedulesResponse, _patchbay_scheduler_v1_ListSchedulesResponse__Output>
        Run: MessageTypeDefinition<_patchbay_scheduler_v1_Run, _patchbay_scheduler_v1_Run__Output>
        RunNowRequest: MessageTypeDefinition<_patchbay_scheduler_v1_RunNowRequest, _patchbay_scheduler_v1_RunNowRequest__Output>
        RunNowResponse: MessageTypeDefinition<_patchbay_scheduler_v1_RunNowResponse, _patchbay_scheduler_v1_RunNowResponse__Output>
        Schedule: MessageTypeDefinition<_patchbay_scheduler_v1_Schedule, _patchbay_scheduler_v1_Schedule__Output>
        /**
         * Schedules, their runs, and the hand-over of a run to a plugin.
         * 
         * Credential: call metadata `authorization: Bearer <platform token>`.
         * 
         * Plugins start, heartbeat and report their runs over NATS, where the subject proves who calls:
         * see `proto/src/subjects.ts` and docs/adr/0006-runs-travel-over-nats.md.
         */
        Scheduler: SubtypeConstructor<typeof grpc.Client, _patchbay_scheduler_v1_SchedulerClient> & { service: _patchbay_scheduler_v1_SchedulerDefinition }
      }
    }
  }
}

