import {
  admin,
  createClient,
  notifications,
  people,
  scheduler,
  settings,
  spaces,
} from '@patchbay/proto';

export type AdminClient = ReturnType<typeof createAdminClient>;
export type PeopleClient = ReturnType<typeof createPeopleClient>;
export type SettingsClient = ReturnType<typeof createSettingsClient>;
export type SpacesClient = ReturnType<typeof createSpacesClient>;
export type NotificationsClient = ReturnType<typeof createNotificationsClient>;
export type SchedulerClient = ReturnType<typeof createSchedulerClient>;

type At = { address: string; token: string };

/** The registry, for what an operator decides. */
export function createAdminClient(at: At) {
  return createClient(admin, at);
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

/** The scheduler, for schedules and runs. */
export function createSchedulerClient(at: At) {
  return createClient(scheduler, at);
}
