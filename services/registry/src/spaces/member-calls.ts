import type { Queryable } from '@patchbay/chassis';
import {
  invalid,
  PlatformError,
  spaceRoles,
  toTimestamp,
  type HandlersOf,
  type spaces,
  type SpaceMemberMessage,
  type SpaceRole,
} from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { pageOf } from '../api/page-of.ts';
import { actorOf, callerOf } from '../access/caller.ts';
import { changePeople } from '../people/change-people.ts';
import { isUuid } from '../checked.ts';
import { findUser, findUserNamed } from '../people/user-store.ts';
import { addActivity } from './activity-store.ts';
import { changeSpace, type SpaceDeps } from './change-space.ts';
import { deleteMember, listMembers, saveMember, type MemberRow } from './member-store.ts';
import { requireManageable, requireSpace, requireUnarchived, userIdOf } from './space-access.ts';

type Calls = 'listSpaceMembers' | 'setSpaceMember' | 'removeSpaceMember';

export function memberCalls(deps: SpaceDeps): Pick<HandlersOf<typeof spaces>, Calls> {
  const { db, directory, events } = deps;
  const { roles: directoryRoles } = directory;
  return {
    async listSpaceMembers({ slug, ...request }, context) {
      const caller = callerOf(context);
      const { id } = await requireSpace(db, slug, { caller, roles: directoryRoles });
      const members = await listMembers(db, id);
      const { page, nextPageToken } = pageOf(members, request, ({ userId }) => userId);
      return { members: page.map(toMemberMessage), nextPageToken };
    },

    async setSpaceMember({ slug, user: named, roles: sent }, context) {
      const caller = callerOf(context);
      const roles = rolesOf(sent);
      const { result, revision } = await changeSpace(deps, { slug, caller }, async (tx, space) => {
        const user = await requireUserNamed(tx, named);
        const before = await findMember(tx, space.id, user.id);
        await saveMember(tx, space.id, { userId: user.id, roles });
        await requireAdmin(tx, space);
        const member = await findMember(tx, space.id, user.id);
        if (!member) throw new Error('the member vanished while they were saved');
        if (!before) {
          const target = member.displayName;
          await addActivity(tx, space.id, { actor: actorOf(caller), verb: 'took in', target });
        }
        await recordDeeds(tx, caller, [
          {
            action: before ? 'space-member.updated' : 'space-member.added',
            target: `space:${slug}`,
            ...(before && { before: { user: user.id, roles: before.roles } }),
            after: { user: user.id, roles: member.roles },
          },
        ]);
        return member;
      });
      events.spaceChanged({ space: slug, change: 'members changed' });
      return { member: toMemberMessage(result), revision };
    },

    async removeSpaceMember({ slug, user: named }, context) {
      const caller = callerOf(context);
      const { revision } = await changePeople(deps, async (tx, touch) => {
        const space = await requireSpace(tx, slug, { caller, roles: directoryRoles });
        const user = await requireUserNamed(tx, named);
        if (user.id !== userIdOf(caller)) requireManageable(space);
        requireUnarchived(space);
        const before = await findMember(tx, space.id, user.id);
        if (!before) {
          throw new PlatformError('not_found', `"${user.username}" is not in "${space.title}"`);
        }
        await deleteMember(tx, space.id, user.id);
        if (before.roles.includes('admin')) await requireAdmin(tx, space);
        const left = user.id === userIdOf(caller);
        await addActivity(tx, space.id, {
          actor: actorOf(caller),
          verb: left ? 'left' : 'removed',
          target: left ? '' : before.displayName,
        });
        await recordDeeds(tx, caller, [
          {
            action: 'space-member.removed',
            target: `space:${slug}`,
            before: { user: user.id, roles: before.roles },
          },
        ]);
        touch('space', space.id);
      });
      events.spaceChanged({ space: slug, change: 'members changed' });
      return { revision };
    },
  };
}

export function toMemberMessage({ addedAt, ...member }: MemberRow): SpaceMemberMessage {
  return { ...member, addedAt: toTimestamp(addedAt) };
}

async function findMember(tx: Queryable, space: string, userId: string) {
  return (await listMembers(tx, space)).find((member) => member.userId === userId);
}

async function requireUserNamed(tx: Queryable, named: string) {
  const user = isUuid(named) ? await findUser(tx, named) : await findUserNamed(tx, named.trim());
  if (user) return user;
  throw new PlatformError('not_found', `there is nobody called "${named}" here`);
}

/** Somebody has to be able to run the space. */
async function requireAdmin(tx: Queryable, { id, title }: { id: string; title: string }) {
  if ((await listMembers(tx, id)).some(({ roles }) => roles.includes('admin'))) return;
  throw new PlatformError(
    'failed_precondition',
    `the space "${title}" needs an admin: make somebody else one first`,
    { reason: 'last-admin' },
  );
}

function rolesOf(sent: readonly string[]): SpaceRole[] {
  const violations = sent.flatMap((role, index) =>
    spaceRoles.some((known) => known === role)
      ? []
      : [{ field: `roles[${index}]`, message: `must be one of ${spaceRoles.join(', ')}` }],
  );
  if (violations.length > 0) throw invalid('the member is not changed', violations);
  return spaceRoles.filter((role) => sent.includes(role));
}
