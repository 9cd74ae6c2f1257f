import type { Queryable } from '@patchbay/chassis';
import {
  dottedName,
  invalid,
  PlatformError,
  type HandlersOf,
  type JsonObject,
  type people,
} from '@patchbay/proto';
import { z } from 'zod';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import { pageOf } from '../api/page-of.ts';
import { changePeople, type PeopleDeps, type Touch } from './change-people.ts';
import { checked } from '../checked.ts';
import { requireGroup, requireRole, requireSiteRole, requireUser } from './people-lookup.ts';
import { listPermissions, unknownPermissions } from './permission-store.ts';
import {
  addGrant,
  addPermissions,
  deleteRole,
  grantedTo,
  holdersOf,
  insertRole,
  listRoles,
  removeGrant,
  removePermissions,
  saveRole,
  type RoleRow,
} from './role-store.ts';

type Calls =
  | 'listRoles'
  | 'getRole'
  | 'createRole'
  | 'updateRole'
  | 'deleteRole'
  | 'grantRole'
  | 'revokeRole'
  | 'listRoleHolders'
  | 'listPermissions';

const texts = z.object({
  title: z.string().trim().min(1, 'give it a title').max(100, 'use at most 100 characters'),
  description: z.string().trim().max(1000, 'use at most 1000 characters'),
});

const fields = z.object({ name: dottedName, ...texts.shape });

export function roleCalls(deps: PeopleDeps): Pick<HandlersOf<typeof people>, Calls> {
  const { db } = deps;
  return {
    async listRoles(request) {
      const { page: roles, nextPageToken } = pageOf(
        await listRoles(db),
        request,
        ({ name }) => name,
      );
      return { roles, nextPageToken };
    },

    async getRole({ name }) {
      return { role: await requireRole(db, name) };
    },

    async createRole({ permissions, ...sent }, context) {
      const about = { ...sent, title: sent.title || sent.name };
      const role = checked(fields, about, 'the role cannot be created');
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        await requirePermissions(tx, permissions);
        const own = { scope: 'site', builtIn: false, everything: false } as const;
        if (!(await insertRole(tx, { ...role, ...own }))) {
          throw new PlatformError(
            'already_exists',
            `there is a role "${role.name}" already: choose another name`,
            { violations: [{ field: 'name', message: 'is taken: choose another one' }] },
          );
        }
        await addPermissions(tx, role.name, permissions);
        touch('role', role.name);
        const after = { ...role, permissions };
        const deed = { action: 'role.created', target: `role:${role.name}`, after };
        await recordDeeds(tx, callerOf(context), [deed]);
        return requireRole(tx, role.name);
      });
      return { role: result, revision };
    },

    async updateRole(request, context) {
      const { name, title, description, addPermissions: added } = request;
      const { removePermissions: removed } = request;
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        const before = await requireRole(tx, name);
        if (before.everything && (added.length > 0 || removed.length > 0)) {
          throw new PlatformError(
            'failed_precondition',
            `the role "${name}" has every permission: make another role for less`,
          );
        }
        await requirePermissions(tx, added);
        const sent = {
          title: title ?? before.title,
          description: description ?? before.description,
        };
        await saveRole(tx, { name, ...checked(texts, sent, 'the role cannot be changed') });
        await removePermissions(tx, name, removed);
        await addPermissions(tx, name, added);
        const after = await requireRole(tx, name);
        touch('role', name);
        const deed = { action: 'role.updated', target: `role:${name}` };
        const change = { before: described(before), after: described(after) };
        await recordDeeds(tx, callerOf(context), [{ ...deed, ...change }]);
        return after;
      });
      return { role: result, revision };
    },

    async deleteRole({ name }, context) {
      const { revision } = await changePeople(deps, async (tx, touch) => {
        const role = await requireRole(tx, name);
        if (role.builtIn) {
          throw new PlatformError(
            'failed_precondition',
            `the role "${name}" is built in: take it from people instead`,
          );
        }
        touch('user', ...(await holdersOf(tx, name)));
        await deleteRole(tx, name);
        touch('role', name);
        const deed = { action: 'role.deleted', target: `role:${name}`, before: described(role) };
        await recordDeeds(tx, callerOf(context), [deed]);
      });
      return { revision };
    },

    async grantRole({ role, ...request }, context) {
      const { revision } = await changePeople(deps, async (tx, touch) => {
        await requireSiteRole(tx, role);
        const { holder, target } = await requireHolder(tx, touch, request);
        if (!(await addGrant(tx, role, holder))) return;
        const deed = { action: 'role.granted', target, after: { role } };
        await recordDeeds(tx, callerOf(context), [deed]);
      });
      return { revision };
    },

    async revokeRole({ role, ...request }, context) {
      const { revision } = await changePeople(deps, async (tx, touch) => {
        await requireSiteRole(tx, role);
        const { holder, target } = await requireHolder(tx, touch, request);
        if (!(await removeGrant(tx, role, holder))) return;
        const deed = { action: 'role.revoked', target, before: { role } };
        await recordDeeds(tx, callerOf(context), [deed]);
      });
      return { revision };
    },

    async listRoleHolders({ role, ...request }) {
      await requireSiteRole(db, role);
      const all = await grantedTo(db, role);
      const { page, nextPageToken } = pageOf(all, request, (it) => it.userId ?? it.groupId);
      return { holders: page, nextPageToken };
    },

    async listPermissions() {
      return { permissions: await listPermissions(db) };
    },
  };
}

/** Who shall get or lose a role; notes that the directory shows them differently. */
async function requireHolder(
  tx: Queryable,
  touch: Touch,
  { userId, groupId }: { userId?: string; groupId?: string },
) {
  if (userId !== undefined) {
    await requireUser(tx, userId);
    touch('user', userId);
    return { holder: { userId }, target: `user:${userId}` };
  }
  if (groupId !== undefined) {
    const { members } = await requireGroup(tx, groupId);
    touch('user', ...members);
    return { holder: { groupId }, target: `group:${groupId}` };
  }
  const message = 'name the user or the group';
  throw invalid('nobody was named', [{ field: 'userId', message }]);
}

async function requirePermissions(tx: Queryable, names: readonly string[]): Promise<void> {
  const unknown = await unknownPermissions(tx, names);
  if (unknown.length === 0) return;
  throw invalid(
    'the role cannot have these permissions',
    unknown.map((name) => ({
      field: `permissions[${names.indexOf(name)}]`,
      message: `there is no permission "${name}"`,
    })),
  );
}

function described({ title, description, permissions }: RoleRow): JsonObject {
  return { title, description, permissions };
}
