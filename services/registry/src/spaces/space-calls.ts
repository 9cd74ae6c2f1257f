import { newId, type Queryable } from '@patchbay/chassis';
import {
  fromTimestamp,
  invalid,
  PlatformError,
  type HandlersOf,
  type spaces,
  type Violation,
} from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { actorOf, callerOf, type Caller } from '../access/caller.ts';
import { changePeople } from '../people/change-people.ts';
import { requireNeed } from '../access/guard.ts';
import { requireUser } from '../people/people-lookup.ts';
import { addActivity } from './activity-store.ts';
import { changeSpace, type SpaceDeps } from './change-space.ts';
import { saveMember } from './member-store.ts';
import { requireSpace, requireUnarchived, seenBy, userIdOf } from './space-access.ts';
import { toSpaceMessage } from './space-message.ts';
import { freeSlug, slugOf } from './space-slug.ts';
import { insertSpace, listSpaces, saveArchived, saveSpace, slugsLike } from './space-store.ts';

type Calls = 'createSpace' | 'listSpaces' | 'getSpace' | 'updateSpace' | 'setSpaceArchived';

export function spaceCalls(deps: SpaceDeps): Pick<HandlersOf<typeof spaces>, Calls> {
  const { db, directory, events } = deps;
  const { roles } = directory;
  const see = async (tx: Queryable, slug: string, caller: Caller) =>
    toSpaceMessage(await requireSpace(tx, slug, { caller, roles }));

  return {
    async createSpace({ title: sent, expiresAt: sentExpiry, admins }, context) {
      const caller = callerOf(context);
      const title = sent.trim();
      const expiresAt = fromTimestamp(sentExpiry);
      check('the space cannot be created', { title, expiresAt });
      const { result: slug, revision } = await changePeople(deps, async (tx, touch) => {
        const id = newId();
        const wanted = slugOf(title);
        const free = freeSlug(wanted, await slugsLike(tx, wanted));
        await insertSpace(tx, { id, slug: free, title, expiresAt, createdBy: actorOf(caller) });
        for (const userId of new Set([userIdOf(caller) ?? [], ...admins].flat())) {
          await requireUser(tx, userId);
          await saveMember(tx, id, { userId, roles: ['admin'] });
        }
        await addActivity(tx, id, { actor: actorOf(caller), verb: 'created this space' });
        const after = { slug: free, title, expiresAt: expiresAt?.toISOString() ?? null };
        await recordDeeds(tx, caller, [
          { action: 'space.created', target: `space:${free}`, after },
        ]);
        touch('space', id);
        return free;
      });
      events.spaceChanged({ space: slug, change: 'created' });
      return { space: await see(db, slug, caller), revision };
    },

    async listSpaces({ all, pageSize, pageToken }, context) {
      const caller = callerOf(context);
      if (all) requireNeed(caller, 'spaces.administer');
      const size = pageSize === 0 ? 100 : Math.min(pageSize, 1000);
      const rows = await listSpaces(db, {
        userId: userIdOf(caller),
        all: all || caller.kind === 'platform',
        after: readPageToken(pageToken),
        limit: size + 1,
      });
      const page = rows.slice(0, size);
      const last = rows.length > size ? page.at(-1) : undefined;
      return {
        spaces: page.flatMap((row) => {
          const seen = seenBy(row, caller, roles);
          return seen ? [toSpaceMessage(seen)] : [];
        }),
        nextPageToken: last ? `${last.slug} ${last.title}` : '',
      };
    },

    async getSpace({ slug }, context) {
      return { space: await see(db, slug, callerOf(context)) };
    },

    async updateSpace({ slug, title: sent, expiresAt: sentExpiry, clearExpiry }, context) {
      const caller = callerOf(context);
      const { revision } = await changeSpace(
        deps,
        { slug, caller, whileArchived: true },
        async (tx, space) => {
          if (sent !== undefined) requireUnarchived(space);
          const changed = {
            title: sent?.trim() ?? space.title,
            expiresAt: clearExpiry ? null : (fromTimestamp(sentExpiry) ?? space.expiresAt),
          };
          const newExpiry = sentExpiry && !clearExpiry ? changed.expiresAt : null;
          check('the space is not changed', { title: changed.title, expiresAt: newExpiry });
          await saveSpace(tx, space.id, changed);
          const deed = { action: 'space.updated', target: `space:${slug}` };
          await recordDeeds(tx, caller, [{ ...deed, before: seen(space), after: seen(changed) }]);
        },
      );
      events.spaceChanged({ space: slug, change: 'updated' });
      return { space: await see(db, slug, caller), revision };
    },

    async setSpaceArchived({ slug, archived }, context) {
      const caller = callerOf(context);
      const { revision } = await changeSpace(
        deps,
        { slug, caller, whileArchived: true },
        async (tx, { id, title, archivedAt, expiresAt }) => {
          if (archived === (archivedAt !== null)) return;
          if (!archived && expiresAt && expiresAt.getTime() <= Date.now()) {
            throw new PlatformError(
              'failed_precondition',
              `the space "${title}" has expired: give it a later expiry, or none, first`,
              { reason: 'space-expired' },
            );
          }
          await saveArchived(tx, id, archived);
          const verb = archived ? 'archived this space' : 'took this space out of the archive';
          await addActivity(tx, id, { actor: actorOf(caller), verb });
          const action = archived ? 'space.archived' : 'space.restored';
          await recordDeeds(tx, caller, [{ action, target: `space:${slug}` }]);
        },
      );
      events.spaceChanged({ space: slug, change: archived ? 'archived' : 'restored' });
      return { space: await see(db, slug, caller), revision };
    },
  };
}

function check(subject: string, { title, expiresAt }: { title: string; expiresAt: Date | null }) {
  const violations: Violation[] = [];
  if (title === '') violations.push({ field: 'title', message: 'must not be empty' });
  if (title.length > 100) {
    violations.push({ field: 'title', message: 'is longer than 100 characters' });
  }
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    violations.push({ field: 'expiresAt', message: 'must be in the future' });
  }
  if (violations.length > 0) throw invalid(subject, violations);
}

function seen({ title, expiresAt }: { title: string; expiresAt: Date | null }) {
  return { title, expiresAt: expiresAt?.toISOString() ?? null };
}

function readPageToken(token: string): { slug: string; title: string } | undefined {
  if (token === '') return undefined;
  const gap = token.indexOf(' ');
  return { slug: token.slice(0, gap), title: token.slice(gap + 1) };
}
