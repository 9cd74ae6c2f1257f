// Original file: patchbay/registry/v1/commands.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetCommandRunRequest as _patchbay_registry_v1_GetCommandRunRequest, GetCommandRunRequest__Output as _patchbay_registry_v1_GetCommandRunRequest__Output } from '../../../patchbay/registry/v1/GetCommandRunRequest.ts';
import type { GetCommandRunResponse as _patchbay_registry_v1_GetCommandRunResponse, GetCommandRunResponse__Output as _patchbay_registry_v1_GetCommandRunResponse__Output } from '../../../patchbay/registry/v1/GetCommandRunResponse.ts';
import type { InvokeCommandRequest as _patchbay_registry_v1_InvokeCommandRequest, InvokeCommandRequest__Output as _patchbay_registry_v1_InvokeCommandRequest__Output } from '../../../patchbay/registry/v1/InvokeCommandRequest.ts';
import type { InvokeCommandResponse as _patchbay_registry_v1_InvokeCommandResponse, InvokeCommandResponse__Output as _patchbay_registry_v1_InvokeCommandResponse__Output } from '../../../patchbay/registry/v1/InvokeCommandResponse.ts';
import type { ListCommandRunsRequest as _patchbay_registry_v1_ListCommandRunsRequest, ListCommandRunsRequest__Output as _patchbay_registry_v1_ListCommandRunsRequest__Output } from '../../../patchbay/registry/v1/ListCommandRunsRequest.ts';
import type { ListCommandRunsResponse as _patchbay_registry_v1_ListCommandRunsResponse, ListCommandRunsResponse__Output as _patchbay_registry_v1_ListCommandRunsResponse__Output } from '../../../patchbay/registry/v1/ListCommandRunsResponse.ts';
import type { ListCommandsRequest as _patchbay_registry_v1_ListCommandsRequest, ListCommandsRequest__Output as _patchbay_registry_v1_ListCommandsRequest__Output } from '../../../patchbay/registry/v1/ListCommandsRequest.ts';
import type { ListCommandsResponse as _patchbay_registry_v1_ListCommandsResponse, ListCommandsResponse__Output as _patchbay_registry_v1_ListCommandsResponse__Output } from '../../../patchbay/registry/v1/ListCommandsResponse.ts';

/**
 * What plugins do when they are told to.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`; on behalf of a person with
 * `commands.run`.
 */
export interface CommandsClient extends grpc.Client {
  /**
   * How far a run is.
   */
  GetCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  GetCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  GetCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  GetCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  /**
   * How far a run is.
   */
  getCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  getCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  getCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  getCommandRun(argument: _patchbay_registry_v1_GetCommandRunRequest, callback: grpc.requestCallback<_patchbay_registry_v1_GetCommandRunResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Runs a command and answers with its result; one that takes long answers with the id of its run.
   * NOT_FOUND "Unknown Command", INVALID_ARGUMENT with the paths of what the input schema does not
   * take, PERMISSION_DENIED when its exposure or permission does not let the caller, ABORTED (reason
   * `busy`) while it runs already, UNAVAILABLE while the plugin is away, DEADLINE_EXCEEDED, or the
   * error of the plugin.
   */
  InvokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  InvokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  InvokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  InvokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Runs a command and answers with its result; one that takes long answers with the id of its run.
   * NOT_FOUND "Unknown Command", INVALID_ARGUMENT with the paths of what the input schema does not
   * take, PERMISSION_DENIED when its exposure or permission does not let the caller, ABORTED (reason
   * `busy`) while it runs already, UNAVAILABLE while the plugin is away, DEADLINE_EXCEEDED, or the
   * error of the plugin.
   */
  invokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  invokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  invokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  invokeCommand(argument: _patchbay_registry_v1_InvokeCommandRequest, callback: grpc.requestCallback<_patchbay_registry_v1_InvokeCommandResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The latest runs of a command that takes long, the newest first; at most 20.
   */
  ListCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  ListCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  ListCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  ListCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The latest runs of a command that takes long, the newest first; at most 20.
   */
  listCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  listCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  listCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  listCommandRuns(argument: _patchbay_registry_v1_ListCommandRunsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandRunsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The commands that the caller may run, sorted by plugin and name; who administers plugins may ask for
   * all.
   */
  ListCommands(argument: _patchbay_registry_v1_ListCommandsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  ListCommands(argument: _patchbay_registry_v1_ListCommandsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  ListCommands(argument: _patchbay_registry_v1_ListCommandsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  ListCommands(argument: _patchbay_registry_v1_ListCommandsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The commands that the caller may run, sorted by plugin and name; who administers plugins may ask for
   * all.
   */
  listCommands(argument: _patchbay_registry_v1_ListCommandsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  listCommands(argument: _patchbay_registry_v1_ListCommandsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  listCommands(argument: _patchbay_registry_v1_ListCommandsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  listCommands(argument: _patchbay_registry_v1_ListCommandsRequest, callback: grpc.requestCallback<_patchbay_registry_v1_ListCommandsResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What plugins do when they are told to.
 * 
 * Credential: call metadata `authorization: Bearer <platform token>`; on behalf of a person with
 * `commands.run`.
 */
export interface CommandsHandlers extends grpc.UntypedServiceImplementation {
  /**
   * How far a run is.
   */
  GetCommandRun: grpc.handleUnaryCall<_patchbay_registry_v1_GetCommandRunRequest__Output, _patchbay_registry_v1_GetCommandRunResponse>;
  
  /**
   * Runs a command and answers with its result; one that takes long answers with the id of its run.
   * NOT_FOUND "Unknown Command", INVALID_ARGUMENT with the paths of what the input schema does not
   * take, PERMISSION_DENIED when its exposure or permission does not let the caller, ABORTED (reason
   * `busy`) while it runs already, UNAVAILABLE while the plugin is away, DEADLINE_EXCEEDED, or the
   * error of the plugin.
   */
  InvokeCommand: grpc.handleUnaryCall<_patchbay_registry_v1_InvokeCommandRequest__Output, _patchbay_registry_v1_InvokeCommandResponse>;
  
  /**
   * The latest runs of a command that takes long, the newest first; at most 20.
   */
  ListCommandRuns: grpc.handleUnaryCall<_patchbay_registry_v1_ListCommandRunsRequest__Output, _patchbay_registry_v1_ListCommandRunsResponse>;
  
  /**
   * The commands that the caller may run, sorted by plugin and name; who administers plugins may ask for
   * all.
   */
  ListCommands: grpc.handleUnaryCall<_patchbay_registry_v1_ListCommandsRequest__Output, _patchbay_registry_v1_ListCommandsResponse>;
  
}

export interface CommandsDefinition extends grpc.ServiceDefinition {
  GetCommandRun: MethodDefinition<_patchbay_registry_v1_GetCommandRunRequest, _patchbay_registry_v1_GetCommandRunResponse, _patchbay_registry_v1_GetCommandRunRequest__Output, _patchbay_registry_v1_GetCommandRunResponse__Output>
  InvokeCommand: MethodDefinition<_patchbay_registry_v1_InvokeCommandRequest, _patchbay_registry_v1_InvokeCommandResponse, _patchbay_registry_v1_InvokeCommandRequest__Output, _patchbay_registry_v1_InvokeCommandResponse__Output>
  ListCommandRuns: MethodDefinition<_patchbay_registry_v1_ListCommandRunsRequest, _patchbay_registry_v1_ListCommandRunsResponse, _patchbay_registry_v1_ListCommandRunsRequest__Output, _patchbay_registry_v1_ListCommandRunsResponse__Output>
  ListCommands: MethodDefinition<_patchbay_registry_v1_ListCommandsRequest, _patchbay_registry_v1_ListCommandsResponse, _patchbay_registry_v1_ListCommandsRequest__Output, _patchbay_registry_v1_ListCommandsResponse__Output>
}
