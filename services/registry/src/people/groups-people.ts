import { newId, type Queryable } from '@patchbay/chassis';
import { PlatformError, type HandlersOf, type people } from '@patchbay/proto';
import { z } from 'zod';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import { pageOf } from '../api/page-of.ts';
import { changePeople, type PeopleDeps } from './change-people.ts';
import { checked } from '../checked.ts';
import {
  addMember,
  deleteGroup,
  findGroupNamed,
  insertGroup,
  listGroups,
  removeMember,
  saveGroup,
} from './group-store.ts';
import { requireGroup, requireUser } from './people-lookup.ts';

type Calls =
  | 'listGroups'
  | 'getGroup'
  | 'createGroup'
  | 'updateGroup'
  | 'deleteGroup'
  | 'addGroupMember'
  | 'removeGroupMember';

const fields = z.object({
  name: z.string().trim().min(1, 'give it a name').max(100, 'use at most 100 characters'),
  description: z.string().trim().max(1000, 'use at most 1000 characters'),
});

export function groupCalls(deps: PeopleDeps): Pick<HandlersOf<typeof people>, Calls> {
  const { db } = deps;
  return {
    async listGroups(request) {
      const { page: groups, nextPageToken } = pageOf(await listGroups(db), request, ({ id }) => id);
      return { groups, nextPageToken };
    },

    async getGroup({ id }) {
      return { group: await requireGroup(db, id) };
    },

    async createGroup(sent, context) {
      const group = { id: newId(), ...checked(fields, sent, 'the group cannot be created') };
      const { result, revision } = await changePeople(deps, async (tx) => {
        await refuseTaken(tx, group.name);
        await insertGroup(tx, group);
        const { name, description } = group;
        const deed = { action: 'group.created', after: { name, description } };
        await recordDeeds(tx, callerOf(context), [{ ...deed, target: `group:${group.id}` }]);
        return requireGroup(tx, group.id);
      });
      return { group: result, revision };
    },

    async updateGroup({ id, name, description }, context) {
      const { result, revision } = await changePeople(deps, async (tx) => {
        const group = await requireGroup(tx, id);
        const before = { name: group.name, description: group.description };
        const sent = { name: name ?? before.name, description: description ?? before.description };
        const after = checked(fields, sent, 'the group cannot be changed');
        if (after.name.toLowerCase() !== before.name.toLowerCase()) {
          await refuseTaken(tx, after.name);
        }
        await saveGroup(tx, { id, ...after });
        const deed = { action: 'group.updated', target: `group:${id}`, before, after };
        await recordDeeds(tx, callerOf(context), [deed]);
        return { ...group, ...after };
      });
      return { group: result, revision };
    },

    async deleteGroup({ id }, context) {
      const { revision } = await changePeople(deps, async (tx, touch) => {
        const { name, members, roles } = await requireGroup(tx, id);
        await deleteGroup(tx, id);
        touch('user', ...members);
        const deed = { action: 'group.deleted', before: { name, members, roles } };
        await recordDeeds(tx, callerOf(context), [{ ...deed, target: `group:${id}` }]);
      });
      return { revision };
    },

    async addGroupMember(membership, context) {
      const { groupId, userId } = membership;
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        await requireGroup(tx, groupId);
        await requireUser(tx, userId);
        if (await addMember(tx, membership)) {
          touch('user', userId);
          const deed = { action: 'group.member-added', after: { user: userId } };
          await recordDeeds(tx, callerOf(context), [{ ...deed, target: `group:${groupId}` }]);
        }
        return requireGroup(tx, groupId);
      });
      return { group: result, revision };
    },

    async removeGroupMember(membership, context) {
      const { groupId, userId } = membership;
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        await requireGroup(tx, groupId);
        await requireUser(tx, userId);
        if (await removeMember(tx, membership)) {
          touch('user', userId);
          const deed = { action: 'group.member-removed', before: { user: userId } };
          await recordDeeds(tx, callerOf(context), [{ ...deed, target: `group:${groupId}` }]);
        }
        return requireGroup(tx, groupId);
      });
      return { group: result, revision };
    },
  };
}

async function refuseTaken(tx: Queryable, name: string): Promise<void> {
  if (!(await findGroupNamed(tx, name))) return;
  throw new PlatformError(
    'already_exists',
    `there is a group "${name}" already: choose another name`,
    { violations: [{ field: 'name', message: 'is taken: choose another one' }] },
  );
}
