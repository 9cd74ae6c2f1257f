import {
  admin,
  audit,
  commands,
  createClient,
  lifecycle,
  notifications,
  people,
  scheduler,
  settings,
  spaces,
  tokens,
} from '@patchbay/proto';

export type AdminClient = ReturnType<typeof createAdminClient>;
export type AuditClient = ReturnType<typeof createAuditClient>;
export type PeopleClient = ReturnType<typeof createPeopleClient>;
export type SettingsClient = ReturnType<typeof createSettingsClient>;
export type SpacesClient = ReturnType<typeof createSpacesClient>;
export type CommandsClient = ReturnType<typeof createCommandsClient>;
export type LifecycleClient = ReturnType<typeof createLifecycleClient>;
export type NotificationsClient = ReturnType<typeof createNotificationsClient>;
export type TokensClient = ReturnType<typeof createTokensClient>;
export type SchedulerClient = ReturnType<typeof createSchedulerClient>;

type At = { address: string; token: string };

/** The registry, for what an operator decides. */
export function createAdminClient(at: At) {
  return createClient(admin, at);
}

/** The registry, for what plugins do when they are told to. */
export function createCommandsClient(at: At) {
  return createClient(commands, at);
}

/** The registry, for what plugins still have to be told. */
export function createLifecycleClient(at: At) {
  return createClient(lifecycle, at);
}

/** The registry, for who there is and what they may do. */
export function createPeopleClient(at: At) {
  return createClient(people, at);
}

/** The registry, for how plugins are set. */
export function createSettingsClient(at: At) {
  return createClient(settings, at);
}

/** The registry, for spaces. */
export function createSpacesClient(at: At) {
  return createClient(spaces, at);
}

/** The registry, for what people are notified of. */
export function createNotificationsClient(at: At) {
  return createClient(notifications, at);
}

/** The registry, for who did what. */
export function createAuditClient(at: At) {
  return createClient(audit, at);
}

/** The registry, for API tokens. */
export function createTokensClient(at: At) {
  return createClient(tokens, at);
}

/** The scheduler, for schedules and runs. */
export function createSchedulerClient(at: At) {
  return createClient(scheduler, at);
}
