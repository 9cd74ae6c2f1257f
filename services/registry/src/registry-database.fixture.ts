import { connectPostgres, createLogger, type Database } from '@patchbay/chassis';
import { createDatabase } from '../../../test/support/database.ts';

/** A fresh database with the registry's tables. */
export async function startDatabase(): Promise<AsyncDisposable & { db: Database }> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase());
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const db = stack.use(await connectPostgres({ url, schema: 'registry', log }));
  const running = stack.move();
  return { db, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
