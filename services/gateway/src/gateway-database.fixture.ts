import { connectPostgres, createLogger, newId, type Database } from '@patchbay/chassis';
import type { Person } from '@patchbay/proto';
import { createDatabase } from '../../../test/support/database.ts';

/** A fresh database with the gateway's tables. */
export async function startDatabase(): Promise<AsyncDisposable & { db: Database }> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase());
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const db = stack.use(await connectPostgres({ url, schema: 'gateway', log }));
  const running = stack.move();
  return { db, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Somebody as the directory would know them. */
export function personCalled(username: string, about: Partial<Person> = {}): Person {
  return {
    id: newId(),
    username,
    displayName: username,
    superuser: false,
    disabled: false,
    roles: ['member'],
    everything: false,
    permissions: new Set(),
    ...about,
  };
}
