import { connectPostgres, createLogger, newId, type Database } from '@patchbay/chassis';
import { createDatabase } from '../../../test/support/database.ts';
import { addFirstAccount, type Account } from './account-store.ts';

/** A fresh database with the gateway's tables. */
export async function startDatabase(): Promise<AsyncDisposable & { db: Database }> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase());
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const db = stack.use(await connectPostgres({ url, schema: 'gateway', log }));
  const running = stack.move();
  return { db, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

export async function addAda(db: Database): Promise<Account> {
  const account: Account = {
    id: newId(),
    username: 'Ada',
    displayName: 'Ada Lovelace',
    role: 'administrator',
  };
  await addFirstAccount(db, { ...account, passwordHash: '' });
  return account;
}
