import type { Database, KnownToken, Logger } from '@patchbay/chassis';
import {
  toPerson,
  type Person,
  type ReceivedDirectoryRole,
  type ReceivedDirectorySpace,
  type ReceivedDirectoryUser,
} from '@patchbay/proto';
import {
  directoryRevisionsAfter,
  headDirectoryRevision,
  loadRoles,
  loadUsers,
  trimDirectoryRevisions,
  type DirectoryKey,
  type DirectoryRevision,
} from './directory-store.ts';
import { loadTokens } from '../access/directory-token-store.ts';
import { loadSpaces } from '../spaces/directory-space-store.ts';
import { followRevisions, latestOf, type RevisionFeed } from '../revision-feed.ts';

export type Directory = RevisionFeed<DirectoryRevision> & {
  users: ReadonlyMap<string, ReceivedDirectoryUser>;
  roles: ReadonlyMap<string, ReceivedDirectoryRole>;
  /** By id. */
  spaces: ReadonlyMap<string, ReceivedDirectorySpace>;
  /** By id; those that are not revoked. */
  tokens: ReadonlyMap<string, KnownToken>;
  /** A user with what they may do on the site. */
  person(id: string): Person | undefined;
};

/** Keeps everybody and every role in memory, as Postgres has them. Reading it costs no query. */
export async function followDirectoryChanges({
  db,
  log,
}: {
  db: Database;
  log: Logger;
}): Promise<Directory> {
  const users = new Map<string, ReceivedDirectoryUser>();
  const roles = new Map<string, ReceivedDirectoryRole>();
  const spaces = new Map<string, ReceivedDirectorySpace>();
  const tokens = new Map<string, KnownToken>();
  const feed = await followRevisions<DirectoryRevision>({
    db,
    log,
    channel: 'directory',
    headRevision: headDirectoryRevision,
    revisionsAfter: directoryRevisionsAfter,
    trimRevisions: trimDirectoryRevisions,
    async load(changes) {
      const [userIds, roleNames] = [idsOf(changes, 'user'), idsOf(changes, 'role')];
      const spaceIds = idsOf(changes, 'space');
      const tokenIds = idsOf(changes, 'token');
      const [userRows, roleRows, spaceRows, tokenRows] = await Promise.all([
        userIds?.length === 0 ? [] : loadUsers(db, userIds),
        roleNames?.length === 0 ? [] : loadRoles(db, roleNames),
        spaceIds?.length === 0 ? [] : loadSpaces(db, spaceIds),
        tokenIds?.length === 0 ? [] : loadTokens(db, tokenIds),
      ]);
      for (const id of userIds ?? []) users.delete(id);
      for (const name of roleNames ?? []) roles.delete(name);
      for (const id of spaceIds ?? []) spaces.delete(id);
      for (const id of tokenIds ?? []) tokens.delete(id);
      for (const row of userRows) users.set(row.id, row);
      for (const row of roleRows) roles.set(row.name, row);
      for (const row of spaceRows) spaces.set(row.id, row);
      for (const row of tokenRows) tokens.set(row.id, row);
    },
  });
  return {
    ...feed,
    users,
    roles,
    spaces,
    tokens,
    person(id) {
      const user = users.get(id);
      return user && toPerson(user, roles);
    },
    changesAfter(since) {
      const changes = feed.changesAfter(since);
      return changes && latestOf(changes, ({ kind, id }) => `${kind} ${id}`);
    },
  };
}

/** Undefined for everything. */
function idsOf(
  changes: readonly DirectoryKey[] | 'everything',
  kind: DirectoryKey['kind'],
): string[] | undefined {
  if (changes === 'everything') return undefined;
  return [...new Set(changes.filter((it) => it.kind === kind).map(({ id }) => id))];
}
