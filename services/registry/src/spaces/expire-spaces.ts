import { every, type Logger } from '@patchbay/chassis';
import { recordDeeds } from '../access/audit-store.ts';
import { platform } from '../access/caller.ts';
import { changePeople } from '../people/change-people.ts';
import { addActivity, trimActivities } from './activity-store.ts';
import type { SpaceDeps } from './change-space.ts';
import { archiveExpired, hasExpired } from './space-store.ts';

const keptActivities = 1_000;

/** Archives spaces within seconds of their expiry, and forgets what happened long ago. */
export function keepSpaces(deps: SpaceDeps & { log: Logger }): AsyncDisposable {
  const { db, log } = deps;
  const loops = new AsyncDisposableStack();
  loops.use(every(2_000, () => expire(deps), { log, name: 'expire-spaces' }));
  const trim = () => trimActivities(db, keptActivities);
  loops.use(every(3_600_000, trim, { log, name: 'trim-activities' }));
  return loops;
}

async function expire(deps: SpaceDeps): Promise<void> {
  if (!(await hasExpired(deps.db))) return;
  const { result: archived } = await changePeople(deps, async (tx, touch) => {
    const spaces = await archiveExpired(tx);
    for (const { id, slug } of spaces) {
      await addActivity(tx, id, { actor: 'platform', verb: 'archived this space: it has expired' });
      const after = { reason: 'expired' };
      await recordDeeds(tx, platform, [
        { action: 'space.archived', target: `space:${slug}`, after },
      ]);
      touch('space', id);
    }
    return spaces;
  });
  for (const { slug } of archived) deps.events.spaceChanged({ space: slug, change: 'expired' });
}
