export { errorTable, invalid, PlatformError } from './errors.ts';
export type { ErrorCode, Violation } from './errors.ts';
export { explained, fieldPath, violationsOf } from './violations.ts';
export { escapeHtml } from './escape-html.ts';
export { createClient } from './grpc-client.ts';
export type { CallOptions, ServiceClient } from './grpc-client.ts';
export { mount, serveGrpc } from './grpc-server.ts';
export type {
  AnyHandler,
  CallContext,
  GrpcServer,
  HandlersOf,
  Mounted,
  MountOptions,
} from './grpc-server.ts';
export { unexpected } from './grpc-status.ts';
export { createBackoff } from './backoff.ts';
export { within } from './within.ts';
export { logNatsStatus, steadyConnection } from './nats-connection.ts';
export { forgetOldest } from './forget-oldest.ts';
export { createBatcher } from './batcher.ts';
export { listenForStop } from './stop-signals.ts';
export { parseLogLine } from './log/log-line.ts';
export { readableLine } from './log/readable-line.ts';
export { createChannel } from './channel.ts';
export type { Channel } from './channel.ts';
export {
  access,
  admin,
  audit,
  catalog,
  commands,
  directory,
  health,
  lifecycle,
  notifications,
  people,
  pluginCalls,
  pluginHealth,
  pluginHost,
  scheduler,
  settings,
  spaces,
  tokens,
} from './services.ts';
export { commandDeadlineMs } from './command.ts';
export type { CommandSpec } from './command.ts';
export { fromStruct, fromValue, toStruct, toValue } from './struct.ts';
export type { Json, JsonObject } from './struct.ts';
export { fromDuration, fromTimestamp, toDuration, toTimestamp } from './time.ts';
export { manifestJsonSchema, manifestSchema, parseManifest } from './manifest.ts';
export { titleIn } from './titles.ts';
export type { Titles } from './titles.ts';
export { unknownFields } from './unknown-fields.ts';
export { viewGrantsOf, viewPermissions } from './view-grants.ts';
export type { ViewGrants } from './view-grants.ts';
export { isActiveIn, scopesOf } from './scopes.ts';
export type { Scopes } from './scopes.ts';
export { holdsInSpace, spaceRoles, spaceRoleTitles } from './space-roles.ts';
export type { DirectoryRoles, SpaceRole } from './space-roles.ts';
export { repeat } from './repeat.ts';
export { settingFields, shownSettings } from './setting-field.ts';
export type { SettingField } from './setting-field.ts';
export { settingScopes } from './setting-hints.ts';
export type { SettingAction, SettingChoice, SettingHints, SettingScope } from './setting-hints.ts';
export { settingsPageOf, settingsScopesOf } from './settings-pages.ts';
export { settingsMembers, settingsSchemaOf } from './settings-schema.ts';
export { durationText, parseDuration } from './duration.ts';
export { endOfDay } from './end-of-day.ts';
export { displayName, dottedName, slug, username } from './names.ts';
export type { ExtensionPoint } from './extension-point.ts';
export { platformVersion } from './platform-version.ts';
export { meetsRange } from './version-range.ts';
export type { Manifest, ManifestContribution, ManifestInput, ManifestRoute } from './manifest.ts';
export { paramsProblem } from './task-params.ts';
export { resolvedTaskSpec } from './task.ts';
export type { ResolvedTaskSpec, TaskSpace } from './task.ts';
export { isTimeZone, longestSeconds, newCron, parseCron } from './cron.ts';
export { canonicalJson } from './canonical-json.ts';
export { identityClaims, identityHeader, jwksPath } from './identity.ts';
export type { IdentityClaims } from './identity.ts';
export {
  builtInRoles,
  neededPermissions,
  permissionName,
  platformPermissions,
} from './permissions.ts';
export type { PermissionName, PlatformPermission } from './permissions.ts';
export { auditCsvHead, auditCsvLine, auditEntryJson } from './audit-export.ts';
export { createRouter } from './router.ts';
export type { RoutePattern, Router } from './router.ts';
export { holds, isInScope, toPerson, verdictKey, withinScopes } from './person.ts';
export type { Holder, Person, Verdict } from './person.ts';
export type { LifecycleKind, LifecyclePayloads } from './lifecycle.ts';
export * as broker from './broker.ts';
export * as links from './links.ts';
export * as ownSettings from './own-settings.ts';
export { shownVersion } from './manifest-names.ts';
export { adminTiles } from './admin-tiles.ts';
export { dashboardWidgets } from './dashboard-widgets.ts';
export { searchPoint } from './search-point.ts';
export * as points from './points.ts';
export * as nats from './nats.ts';

export type {
  ConnectRequest,
  ConnectRequest__Output as ReceivedConnectRequest,
} from './gen/patchbay/plugin/v1/ConnectRequest.ts';
export type {
  ConnectResponse,
  ConnectResponse__Output as ReceivedConnectResponse,
} from './gen/patchbay/plugin/v1/ConnectResponse.ts';
export type { Hello__Output as ReceivedHello } from './gen/patchbay/plugin/v1/Hello.ts';
export type { Welcome__Output as ReceivedWelcome } from './gen/patchbay/plugin/v1/Welcome.ts';
export type { State as StateMessage } from './gen/patchbay/plugin/v1/State.ts';
export type {
  NatsCredentials,
  NatsCredentials__Output as ReceivedNatsCredentials,
} from './gen/patchbay/plugin/v1/NatsCredentials.ts';
export type {
  Plugin as PluginMessage,
  Plugin__Output as ReceivedPlugin,
} from './gen/patchbay/registry/v1/Plugin.ts';
export type { Instance__Output as ReceivedInstance } from './gen/patchbay/registry/v1/Instance.ts';
export type { Contribution as ContributionMessage } from './gen/patchbay/registry/v1/Contribution.ts';
export type { ContributionTo__Output as ReceivedContributionTo } from './gen/patchbay/registry/v1/ContributionTo.ts';
export type { ExtensionPoint__Output as ReceivedExtensionPoint } from './gen/patchbay/registry/v1/ExtensionPoint.ts';
export type { Check__Output as ReceivedCheck } from './gen/patchbay/registry/v1/Check.ts';
export type {
  Release as ReleaseMessage,
  Release__Output as ReceivedRelease,
} from './gen/patchbay/registry/v1/Release.ts';
export type {
  Capability as CapabilityMessage,
  Capability__Output as ReceivedCapability,
} from './gen/patchbay/registry/v1/Capability.ts';
export type {
  LifecycleCall as LifecycleCallMessage,
  LifecycleCall__Output as ReceivedLifecycleCall,
} from './gen/patchbay/registry/v1/LifecycleCall.ts';
export type {
  Command as CommandMessage,
  Command__Output as ReceivedCommand,
} from './gen/patchbay/registry/v1/Command.ts';
export type {
  CommandRun as CommandRunMessage,
  CommandRun__Output as ReceivedCommandRun,
} from './gen/patchbay/registry/v1/CommandRun.ts';
export type {
  WatchResponse,
  WatchResponse__Output as ReceivedWatchResponse,
} from './gen/patchbay/registry/v1/WatchResponse.ts';
export type {
  Credential as CredentialMessage,
  Credential__Output as ReceivedCredential,
} from './gen/patchbay/registry/v1/Credential.ts';
export type {
  RefusedConnection as RefusedConnectionMessage,
  RefusedConnection__Output as ReceivedRefusedConnection,
} from './gen/patchbay/registry/v1/RefusedConnection.ts';
export type {
  Run as RunMessage,
  Run__Output as ReceivedRun,
} from './gen/patchbay/scheduler/v1/Run.ts';
export type {
  Attempt as AttemptMessage,
  Attempt__Output as ReceivedAttempt,
} from './gen/patchbay/scheduler/v1/Attempt.ts';
export type { LogLine__Output as ReceivedLogLine } from './gen/patchbay/scheduler/v1/LogLine.ts';
export type {
  Schedule as ScheduleMessage,
  Schedule__Output as ReceivedSchedule,
} from './gen/patchbay/scheduler/v1/Schedule.ts';
export type { DirectoryRole__Output as ReceivedDirectoryRole } from './gen/patchbay/registry/v1/DirectoryRole.ts';
export type {
  DirectoryToken as DirectoryTokenMessage,
  DirectoryToken__Output as ReceivedDirectoryToken,
} from './gen/patchbay/registry/v1/DirectoryToken.ts';
export type { DirectoryUser__Output as ReceivedDirectoryUser } from './gen/patchbay/registry/v1/DirectoryUser.ts';
export type {
  WatchDirectoryResponse,
  WatchDirectoryResponse__Output as ReceivedWatchDirectoryResponse,
} from './gen/patchbay/registry/v1/WatchDirectoryResponse.ts';
export type {
  User as UserMessage,
  User__Output as ReceivedUser,
} from './gen/patchbay/registry/v1/User.ts';
export type { Group__Output as ReceivedGroup } from './gen/patchbay/registry/v1/Group.ts';
export type { Role__Output as ReceivedRole } from './gen/patchbay/registry/v1/Role.ts';
export type { Permission__Output as ReceivedPermission } from './gen/patchbay/registry/v1/Permission.ts';
export type {
  DirectorySpace as DirectorySpaceMessage,
  DirectorySpace__Output as ReceivedDirectorySpace,
} from './gen/patchbay/registry/v1/DirectorySpace.ts';
export type {
  Space as SpaceMessage,
  Space__Output as ReceivedSpace,
} from './gen/patchbay/registry/v1/Space.ts';
export type {
  SpaceMember as SpaceMemberMessage,
  SpaceMember__Output as ReceivedSpaceMember,
} from './gen/patchbay/registry/v1/SpaceMember.ts';
export type {
  SpacePlugin as SpacePluginMessage,
  SpacePlugin__Output as ReceivedSpacePlugin,
} from './gen/patchbay/registry/v1/SpacePlugin.ts';
export type { GetNotificationPreferencesResponse__Output as GetNotificationPreferencesResponse } from './gen/patchbay/registry/v1/GetNotificationPreferencesResponse.ts';
export type { Activity__Output as ReceivedActivity } from './gen/patchbay/registry/v1/Activity.ts';
export type { Notification__Output as ReceivedNotification } from './gen/patchbay/registry/v1/Notification.ts';
export type {
  ApiToken as ApiTokenMessage,
  ApiToken__Output as ReceivedApiToken,
} from './gen/patchbay/registry/v1/ApiToken.ts';
export type { AuditEntry__Output as ReceivedAuditEntry } from './gen/patchbay/registry/v1/AuditEntry.ts';
