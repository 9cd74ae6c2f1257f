import type { Database } from '@patchbay/chassis';
import {
  lifecycle,
  mount,
  PlatformError,
  toStruct,
  toTimestamp,
  type LifecycleCallMessage,
  type Mounted,
} from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import type { Guard, Needs } from '../access/guard.ts';
import {
  deleteLifecycleCall,
  findLifecycleCall,
  hastenLifecycleCall,
  listLifecycleCalls,
  type LifecycleCallRow,
} from './lifecycle-store.ts';

const needs: Needs<typeof lifecycle> = {
  listLifecycleCalls: 'plugins.administer',
  retryLifecycleCall: 'plugins.administer',
  dismissLifecycleCall: 'plugins.administer',
};

/** `patchbay.registry.v1.Lifecycle`: what plugins still have to be told. */
export function mountLifecycle({
  db,
  guard,
  nudge,
}: {
  db: Database;
  guard: Guard;
  /** Has due calls made at once. */
  nudge: () => void;
}): Mounted {
  const handlers = {
    async listLifecycleCalls({ slug }: { slug: string }) {
      const rows = await listLifecycleCalls(db, slug === '' ? undefined : slug);
      return { calls: rows.map(toMessage) };
    },
    async retryLifecycleCall({ id }: { id: string }) {
      if (!(await hastenLifecycleCall(db, idOf(id)))) throw noCall(id);
      nudge();
      return {};
    },
    async dismissLifecycleCall({ id }: { id: string }, context: Parameters<typeof callerOf>[0]) {
      await db.transaction(async (tx) => {
        const call = await findLifecycleCall(tx, idOf(id));
        if (!call || !(await deleteLifecycleCall(tx, call.id))) throw noCall(id);
        const { slug, kind, payload } = call;
        const deed = { action: 'lifecycle-call.dismissed', target: `plugin:${slug}` };
        await recordDeeds(tx, callerOf(context), [{ ...deed, before: { kind, payload } }]);
      });
      return {};
    },
  };
  return mount(lifecycle, handlers, guard.mounted(needs));
}

function toMessage(row: LifecycleCallRow): LifecycleCallMessage {
  const { id, slug, kind, payload, state, attempts, error, createdAt, dueAt } = row;
  return {
    id: String(id),
    slug,
    kind,
    payload: toStruct(payload),
    state,
    attempts,
    error,
    createdAt: toTimestamp(createdAt),
    nextAttemptAt: toTimestamp(dueAt),
  };
}

function idOf(id: string): number {
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw noCall(id);
}

function noCall(id: string): PlatformError {
  return new PlatformError(
    'not_found',
    `there is no lifecycle call "${id}": the plugin has answered it, or somebody dismissed it`,
  );
}
