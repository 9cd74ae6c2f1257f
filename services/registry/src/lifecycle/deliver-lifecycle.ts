import type { Database } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import type { AskPlugin } from './ask-plugin.ts';
import { platform } from '../access/caller.ts';
import type { Events } from '../events.ts';
import {
  claimLifecycleCalls,
  deleteLifecycleCall,
  postponeLifecycleCall,
  type LifecycleCallRow,
} from './lifecycle-store.ts';

const deadlineMs = 30_000;
/** Longer than a call can take: another replica then takes what this one has left behind. */
const claimSeconds = 60;
const longestPauseSeconds = 3_600;

type Deps = { db: Database; askPlugin: AskPlugin; events: Events };

/**
 * Tells plugins what happened to them, of each plugin one thing after the other. A plugin that is away
 * is waited for. One that answers with an error is told again later, with growing delays, and what
 * comes after goes on.
 */
export async function deliverLifecycleCalls(deps: Deps): Promise<'again' | void> {
  const claimed = await claimLifecycleCalls(deps.db, { claimSeconds });
  await Promise.all(claimed.map((call) => deliver(deps, call)));
  if (claimed.length > 0) return 'again';
}

async function deliver({ db, askPlugin, events }: Deps, row: LifecycleCallRow): Promise<void> {
  const { id, slug: plugin, kind, payload, attempts, state } = row;
  const { space } = payload;
  try {
    await askPlugin({
      plugin,
      call: `lifecycle/${kind}`,
      payload: { ...payload, id: String(id) },
      caller: platform,
      deadlineMs,
      ...(typeof space === 'string' && { space }),
    });
    await deleteLifecycleCall(db, id);
    events.lifecycleCallAnswered({ plugin, kind });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const away = error.code === 'unavailable';
    const seconds = away ? 1 : Math.min(longestPauseSeconds, 2 ** Math.min(attempts, 12));
    const next = away ? state : 'failed';
    await postponeLifecycleCall(db, id, { state: next, error: error.message, seconds });
    if (!away) events.lifecycleCallFailed({ plugin, kind, reason: error.message });
  }
}
