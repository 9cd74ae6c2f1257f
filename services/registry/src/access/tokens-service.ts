import { createSecretToken, type Queryable } from '@patchbay/chassis';
import {
  fromTimestamp,
  holds,
  mount,
  PlatformError,
  tokens as service,
  toTimestamp,
  type ApiTokenMessage,
  type Mounted,
} from '@patchbay/proto';
import { z } from 'zod';
import { recordDeeds } from './audit-store.ts';
import { pageOf } from '../api/page-of.ts';
import { callerOf, type Caller } from './caller.ts';
import { changePeople, type PeopleDeps } from '../people/change-people.ts';
import { checked, isUuid } from '../checked.ts';
import { missingPermission, type Guard, type Needs } from './guard.ts';
import { requireUser } from '../people/people-lookup.ts';
import { unknownPermissions } from '../people/permission-store.ts';
import {
  findToken,
  insertToken,
  listTokens,
  noteTokensUsed,
  revokeToken,
  type TokenRow,
} from './token-store.ts';

const needs: Needs<typeof service> = {
  createToken: 'anybody',
  listTokens: 'anybody',
  getToken: 'anybody',
  revokeToken: 'anybody',
  noteTokensUsed: 'platform',
};

const fields = z.object({
  name: z.string().trim().min(1, 'give it a name').max(100, 'use at most 100 characters'),
  scopes: z.array(z.string()).min(1, 'choose at least one permission').max(200),
  expiresAt: z
    .date()
    .refine((at) => at.getTime() > Date.now(), 'has passed already')
    .nullable(),
});

/** `patchbay.registry.v1.Tokens`: API tokens of people. */
export function mountTokens({ guard, ...deps }: PeopleDeps & { guard: Guard }): Mounted {
  const { db } = deps;
  return mount(
    service,
    {
      async createToken({ userId, expiresAt, ...sent }, context) {
        const caller = callerOf(context);
        const owner = await requireUser(db, ownerOf(caller, userId));
        // Who administers people may end the tokens of others, but not act as them.
        const isOwn = caller.kind === 'user' && caller.id === owner.id;
        if (caller.kind !== 'platform' && !isOwn) {
          throw new PlatformError('forbidden', 'a token is made by its owner, who is signed in');
        }
        const asked = { ...sent, expiresAt: fromTimestamp(expiresAt) };
        const about = checked(fields, asked, 'the token cannot be made');
        const unknown = await unknownPermissions(
          db,
          about.scopes.filter((scope) => scope !== '*'),
        );
        if (unknown.length > 0) {
          const field = `scopes[${about.scopes.indexOf(unknown[0] ?? '')}]`;
          const message = `there is no permission "${unknown[0]}"`;
          throw new PlatformError('invalid', `the token cannot be made: ${field}: ${message}`, {
            violations: [{ field, message }],
          });
        }
        const { id, token: text, secretHash } = createSecretToken('pbt');
        const { result: row, revision } = await changePeople(deps, async (tx, touch) => {
          touch('token', id);
          const { name, scopes } = about;
          const after = { id, name, scopes, expiresAt: about.expiresAt?.toISOString() ?? null };
          const deed = { action: 'token.created', target: `user:${owner.id}`, after };
          await recordDeeds(tx, caller, [deed]);
          return insertToken(tx, { id, userId: owner.id, ...about, secretHash });
        });
        return { token: toMessage(row), text, revision };
      },

      async listTokens({ userId, ...request }, context) {
        const caller = callerOf(context);
        const id = ownerOf(caller, userId);
        requireOwnerOrAdministrator(caller, id);
        await requireUser(db, id);
        const all = await listTokens(db, id);
        const { page, nextPageToken } = pageOf(all, request, (token) => token.id);
        return { tokens: page.map(toMessage), nextPageToken };
      },

      async getToken({ id }, context) {
        return { token: toMessage(await requireToken(db, id, callerOf(context))) };
      },

      async revokeToken({ id }, context) {
        const caller = callerOf(context);
        const known = await requireToken(db, id, caller);
        const { result: row, revision } = await changePeople(deps, async (tx, touch) => {
          touch('token', id);
          const before = { id, name: known.name };
          const deed = { action: 'token.revoked', target: `user:${known.userId}`, before };
          await recordDeeds(tx, caller, [deed]);
          return revokeToken(tx, id);
        });
        return { token: toMessage(row), revision };
      },

      async noteTokensUsed({ ids }) {
        await noteTokensUsed(db, ids.filter(isUuid));
        return {};
      },
    },
    guard.mounted(needs),
  );
}

async function requireToken(db: Queryable, id: string, caller: Caller): Promise<TokenRow> {
  const known = isUuid(id) ? await findToken(db, id) : undefined;
  if (known && isOwnerOrAdministrator(caller, known.userId)) return known;
  throw new PlatformError('not_found', `there is no token "${id}" of yours`);
}

function ownerOf(caller: Caller, userId: string): string {
  if (userId !== '') return userId;
  if (caller.kind === 'user') return caller.id;
  if (caller.kind === 'token') return caller.userId;
  throw new PlatformError('invalid', 'name the user', {
    violations: [{ field: 'userId', message: 'name the user' }],
  });
}

function requireOwnerOrAdministrator(caller: Caller, userId: string): void {
  if (!isOwnerOrAdministrator(caller, userId)) throw missingPermission('people.administer');
}

function isOwnerOrAdministrator(caller: Caller, userId: string): boolean {
  if (caller.kind === 'platform') return true;
  if (caller.kind === 'user' && caller.id === userId) return true;
  return holds(caller, 'people.administer');
}

function toMessage(row: TokenRow): ApiTokenMessage {
  const { id, userId, name, scopes } = row;
  return {
    id,
    userId,
    name,
    scopes,
    createdAt: toTimestamp(row.createdAt),
    expiresAt: toTimestamp(row.expiresAt),
    lastUsedAt: toTimestamp(row.lastUsedAt),
    revokedAt: toTimestamp(row.revokedAt),
  };
}
