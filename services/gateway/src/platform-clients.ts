import { admin, createClient, scheduler } from '@patchbay/proto';

export type AdminClient = ReturnType<typeof createAdminClient>;
export type SchedulerClient = ReturnType<typeof createSchedulerClient>;

type At = { address: string; token: string };

/** The registry, for what an operator decides. */
export function createAdminClient(at: At) {
  return createClient(admin, at);
}

/** The scheduler, for schedules and runs. */
export function createSchedulerClient(at: At) {
  return createClient(scheduler, at);
}
