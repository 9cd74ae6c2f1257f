import { newId, type Queryable } from '@patchbay/chassis';
import {
  displayName,
  PlatformError,
  toTimestamp,
  username,
  type HandlersOf,
  type JsonObject,
  type people,
  type UserMessage,
} from '@patchbay/proto';
import { z } from 'zod';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf, type Caller } from '../access/caller.ts';
import { changePeople, type PeopleDeps, type Touch } from './change-people.ts';
import { checked, isUuid } from '../checked.ts';
import { addMember } from './group-store.ts';
import { requireGroup, requireSiteRole, requireUser } from './people-lookup.ts';
import { addGrant } from './role-store.ts';
import {
  deleteUser,
  findUser,
  findUserNamed,
  hasOtherSuperuser,
  insertUser,
  listUsers,
  saveUser,
  type UserRow,
} from './user-store.ts';
import { listTokens } from '../access/token-store.ts';
import { addLifecycleCallForAll } from '../lifecycle/lifecycle-store.ts';
import { deleteScope } from '../settings/document-store.ts';

type Calls = 'listUsers' | 'getUser' | 'createUser' | 'ensureUser' | 'updateUser' | 'deleteUser';

const fields = z.object({
  username,
  displayName,
  email: z.union([z.literal(''), z.email('must be an e-mail address')]),
});

export function userCalls(deps: PeopleDeps): Pick<HandlersOf<typeof people>, Calls> {
  const { db } = deps;
  return {
    async listUsers({ pageSize, pageToken, text }) {
      const size = pageSize === 0 ? 100 : Math.min(pageSize, 1000);
      const rows = await listUsers(db, { after: pageToken, text: text.trim(), limit: size + 1 });
      const page = rows.slice(0, size);
      const last = rows.length > size ? page.at(-1) : undefined;
      return {
        users: page.map(toMessage),
        nextPageToken: last?.username.toLowerCase() ?? '',
      };
    },

    async getUser({ id }) {
      return { user: toMessage(await requireUser(db, id)) };
    },

    async createUser({ roles, groups, ...sent }, context) {
      const user = checked(fields, sent, 'the user cannot be created');
      const caller = callerOf(context);
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        const id = await addUser(tx, touch, caller, { id: newId(), ...user, superuser: false });
        for (const role of roles) {
          await requireSiteRole(tx, role);
          await addGrant(tx, role, { userId: id });
        }
        for (const groupId of groups) {
          await requireGroup(tx, groupId);
          await addMember(tx, { groupId, userId: id });
        }
        return requireUser(tx, id);
      });
      return { user: toMessage(result), revision };
    },

    async ensureUser({ id, superuser, ...sent }, context) {
      const user = checked(fields, sent, 'the user cannot be created');
      const caller = callerOf(context);
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        const known =
          (isUuid(id) ? await findUser(tx, id) : undefined) ??
          (await findUserNamed(tx, user.username));
        if (known) return known;
        const made = { id: isUuid(id) ? id : newId(), ...user, superuser };
        await addUser(tx, touch, caller, made);
        if (superuser) await addGrant(tx, 'administrator', { userId: made.id });
        return requireUser(tx, made.id);
      });
      return { user: toMessage(result), revision };
    },

    async updateUser({ id, ...sent }, context) {
      const caller = callerOf(context);
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        const before = await requireUser(tx, id);
        const { superuser = before.superuser, disabled = before.disabled } = sent;
        const after = {
          ...before,
          superuser,
          disabled,
          ...checked(
            fields,
            {
              username: sent.username ?? before.username,
              displayName: sent.displayName ?? before.displayName,
              email: sent.email ?? before.email,
            },
            'the user cannot be changed',
          ),
        };
        if (before.superuser || superuser) refuseBelowSuperuser(caller);
        if (before.superuser && (!superuser || disabled)) await refuseLastSuperuser(tx, id);
        if (after.username.toLowerCase() !== before.username.toLowerCase()) {
          await refuseTaken(tx, after.username);
        }
        await saveUser(tx, after);
        touch('user', id);
        await recordDeeds(tx, caller, [
          { action: 'user.updated', target: `user:${id}`, ...difference(before, after) },
        ]);
        return after;
      });
      return { user: toMessage(result), revision };
    },

    async deleteUser({ id }, context) {
      const caller = callerOf(context);
      const { revision } = await changePeople(deps, async (tx, touch) => {
        const before = await requireUser(tx, id);
        if (before.superuser) {
          refuseBelowSuperuser(caller);
          await refuseLastSuperuser(tx, id);
        }
        await deleteScope(tx, 'user', id);
        touch('user', id);
        touch('token', ...(await listTokens(tx, id)).map((token) => token.id));
        await deleteUser(tx, id);
        await addLifecycleCallForAll(tx, { kind: 'user-deleted', payload: { user: id } });
        await recordDeeds(tx, caller, [
          { action: 'user.deleted', target: `user:${id}`, before: described(before) },
        ]);
      });
      return { revision };
    },
  };
}

async function addUser(
  tx: Queryable,
  touch: Touch,
  caller: Caller,
  user: Pick<UserRow, 'id' | 'username' | 'displayName' | 'email' | 'superuser'>,
): Promise<string> {
  await refuseTaken(tx, user.username);
  await insertUser(tx, user);
  touch('user', user.id);
  await recordDeeds(tx, caller, [
    { action: 'user.created', target: `user:${user.id}`, after: described(user) },
  ]);
  return user.id;
}

async function refuseTaken(tx: Queryable, username: string): Promise<void> {
  if (!(await findUserNamed(tx, username))) return;
  throw new PlatformError(
    'already_exists',
    `the username "${username}" is taken: choose another one`,
    { violations: [{ field: 'username', message: 'is taken: choose another one' }] },
  );
}

/** Who may do less than a superuser must not become one by changing one. */
function refuseBelowSuperuser(caller: Caller): void {
  if (caller.kind === 'platform' || (caller.kind === 'user' && caller.superuser)) return;
  throw new PlatformError('forbidden', 'only a superuser may make, change or delete a superuser', {
    reason: 'superuser',
  });
}

async function refuseLastSuperuser(tx: Queryable, id: string): Promise<void> {
  if (await hasOtherSuperuser(tx, id)) return;
  throw new PlatformError(
    'failed_precondition',
    'this is the last superuser who can sign in: make somebody else a superuser first',
    { reason: 'last-superuser' },
  );
}

function described(user: Partial<UserRow>): JsonObject {
  const { username = '', displayName: name = '', email = '' } = user;
  const { superuser = false, disabled = false } = user;
  return { username, displayName: name, email, superuser, disabled };
}

/** What was before and is after, where it differs. */
function difference(before: UserRow, after: UserRow): { before: JsonObject; after: JsonObject } {
  const [was, is] = [described(before), described(after)];
  const changed = Object.keys(was).filter((name) => was[name] !== is[name]);
  const pick = (all: JsonObject) =>
    Object.fromEntries(changed.map((name) => [name, all[name] ?? null]));
  return { before: pick(was), after: pick(is) };
}

function toMessage({ createdAt, ...user }: UserRow): UserMessage {
  return { ...user, createdAt: toTimestamp(createdAt) };
}
