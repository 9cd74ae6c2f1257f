import type { Queryable } from '@patchbay/chassis';
import type { HandlersOf, spaces } from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import { addLifecycleCall } from '../lifecycle/lifecycle-store.ts';
import { listSpacePlugins } from './activation-store.ts';
import { changeSpace, type SpaceDeps } from './change-space.ts';
import { requireManageable, requireSpace, type SpaceSeen } from './space-access.ts';
import { countBelongings, deleteSpace } from './space-store.ts';
import { deleteScope } from '../settings/document-store.ts';

/** Deleting a space with all that is stored of it. */
export function farewellCalls(deps: SpaceDeps): Pick<HandlersOf<typeof spaces>, 'deleteSpace'> {
  const { db, directory, events } = deps;
  return {
    async deleteSpace({ slug, dryRun }, context) {
      const caller = callerOf(context);
      if (dryRun) {
        const space = await requireSpace(db, slug, { caller, roles: directory.roles });
        requireManageable(space);
        return { deleted: await belongings(db, space) };
      }
      const { result, revision } = await changeSpace(
        deps,
        { slug, caller, whileArchived: true },
        async (tx, space) => {
          const deleted = await belongings(tx, space);
          for (const { plugin } of await listSpacePlugins(tx, space.id)) {
            const payload = { space: space.id };
            await addLifecycleCall(tx, { slug: plugin, kind: 'space-deleted', payload });
          }
          await deleteScope(tx, 'space', space.id);
          await deleteSpace(tx, space.id);
          const before = { title: space.title, deleted };
          const deed = { action: 'space.deleted', target: `space:${slug}`, before };
          await recordDeeds(tx, caller, [deed]);
          return deleted;
        },
      );
      events.spaceChanged({ space: slug, change: 'deleted' });
      return { deleted: result, revision };
    },
  };
}

/** What goes with a space, without what there is none of. */
async function belongings(db: Queryable, { id }: SpaceSeen): Promise<string[]> {
  const { members, activities, notifications, decisions } = await countBelongings(db, id);
  const told = (await listSpacePlugins(db, id)).filter(({ forgets }) => forgets);
  return [
    ...counted(members, 'member', 'members'),
    ...counted(activities, 'activity', 'activities'),
    ...counted(notifications, 'notification', 'notifications'),
    ...counted(decisions, 'decision about a plugin', 'decisions about plugins'),
    ...told.map(({ title }) => `what ${title} keeps of it`),
  ];
}

function counted(number: number, one: string, many: string): string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}
