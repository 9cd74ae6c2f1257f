import {
  spaceRoles,
  spaceRoleTitles,
  toTimestamp,
  type HandlersOf,
  type spaces,
} from '@patchbay/proto';
import { callerOf } from '../access/caller.ts';
import { isUuid } from '../checked.ts';
import { listActivities } from './activity-store.ts';
import type { SpaceDeps } from './change-space.ts';
import { toMemberMessage } from './member-calls.ts';
import { listMembers } from './member-store.ts';
import { requireSpace } from './space-access.ts';

type Calls = 'listActivities' | 'listRecipients';

export function activityCalls({
  db,
  directory: { roles },
}: SpaceDeps): Pick<HandlersOf<typeof spaces>, Calls> {
  return {
    async listActivities({ slug, pageSize, pageToken }, context) {
      const { id } = await requireSpace(db, slug, { caller: callerOf(context), roles });
      const size = pageSize === 0 ? 10 : Math.min(pageSize, 100);
      const before = isUuid(pageToken) ? pageToken : undefined;
      const rows = await listActivities(db, id, { before, limit: size + 1 });
      const page = rows.slice(0, size);
      return {
        activities: page.map(({ actorName, plugin, at, ...activity }) => ({
          ...activity,
          actorName: actorName ?? '',
          plugin: plugin ?? '',
          at: toTimestamp(at),
        })),
        nextPageToken: rows.length > size ? (page.at(-1)?.id ?? '') : '',
      };
    },

    async listRecipients({ slug }, context) {
      const { id } = await requireSpace(db, slug, { caller: callerOf(context), roles });
      const members = (await listMembers(db, id)).map(toMemberMessage);
      return {
        members,
        roles: spaceRoles.map((name) => ({
          name,
          title: spaceRoleTitles[name],
          members: members.filter((member) => member.roles?.includes(name)).length,
        })),
      };
    },
  };
}
