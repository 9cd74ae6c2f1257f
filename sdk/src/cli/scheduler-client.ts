import { createClient, scheduler } from '@patchbay/proto';
import { findService, type Surroundings } from './connection.ts';

export type Scheduler = ReturnType<typeof connect>;

export async function connectScheduler(surroundings: Surroundings): Promise<Scheduler> {
  return connect(await findService('scheduler', surroundings));
}

function connect(connection: { address: string; token: string }) {
  return createClient(scheduler, connection);
}
