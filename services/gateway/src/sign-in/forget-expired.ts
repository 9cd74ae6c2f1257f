import { every, type Database, type Logger } from '@patchbay/chassis';
import type { Views } from '../isolation/views.ts';
import { deleteExpiredFlows } from './oidc-flow-store.ts';
import type { Sessions } from './sessions.ts';
import type { SignInSteps } from './sign-in-steps.ts';
import { deleteExpiredAttempts } from './throttle-store.ts';

const everyMs = 600_000;

/** Deletes what is over of sessions, tickets of views and sign-ins under way, every ten minutes. */
export function forgetExpired({
  db,
  sessions,
  views,
  steps,
  log,
}: {
  db: Database;
  sessions: Sessions;
  views: Views;
  steps: SignInSteps;
  log: Logger;
}): AsyncDisposable {
  const stack = new AsyncDisposableStack();
  const forget = (name: string, work: () => Promise<unknown>) =>
    stack.use(every(everyMs, async () => void (await work()), { log, name }));
  forget('sessions', () => sessions.deleteExpired());
  forget('view tickets', () => views.deleteExpired());
  forget('sign-ins under way', async () => {
    await steps.deleteExpired();
    await deleteExpiredFlows(db);
    await deleteExpiredAttempts(db);
  });
  return stack;
}
