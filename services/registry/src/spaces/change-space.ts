import type { Queryable } from '@patchbay/chassis';
import type { Caller } from '../access/caller.ts';
import { changePeople, type PeopleDeps } from '../people/change-people.ts';
import type { Events } from '../events.ts';
import {
  requireManageable,
  requireSpace,
  requireUnarchived,
  type SpaceSeen,
} from './space-access.ts';

export type SpaceDeps = PeopleDeps & { events: Events };

/**
 * The one way to change a space that is there: by somebody who may, in a transaction that gives the
 * change its revision of the directory. Unless `whileArchived`, an archived space is refused.
 *
 * @throws PlatformError `not_found`, `forbidden`, `failed_precondition`, and whatever `work` throws,
 * with nothing changed.
 */
export async function changeSpace<Result>(
  deps: SpaceDeps,
  {
    slug,
    caller,
    whileArchived = false,
  }: { slug: string; caller: Caller; whileArchived?: boolean },
  work: (tx: Queryable, space: SpaceSeen) => Promise<Result>,
): Promise<{ result: Result; space: SpaceSeen; revision: number }> {
  const { roles } = deps.directory;
  const { result, revision } = await changePeople(deps, async (tx, touch) => {
    const space = await requireSpace(tx, slug, { caller, roles });
    requireManageable(space);
    if (!whileArchived) requireUnarchived(space);
    touch('space', space.id);
    return { space, result: await work(tx, space) };
  });
  return { ...result, revision };
}
