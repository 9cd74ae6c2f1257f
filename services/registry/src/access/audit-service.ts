import type { Database } from '@patchbay/chassis';
import {
  audit as service,
  fromStruct,
  fromTimestamp,
  invalid,
  mount,
  toStruct,
  toTimestamp,
  type Mounted,
} from '@patchbay/proto';
import { recordDeeds } from './audit-store.ts';
import type { Actor } from './caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isUuid } from '../checked.ts';
import type { Directory } from '../people/directory.ts';
import { maskSecrets } from './mask-secrets.ts';
import type { Guard, Needs } from './guard.ts';
import { listGroups } from '../people/group-store.ts';
import { listAudit, type AuditRow } from './audit-list-store.ts';

const needs: Needs<typeof service> = { listEntries: 'audit.read', recordEntry: 'platform' };

/** `patchbay.registry.v1.Audit`: who did what. */
export function mountAudit({
  db,
  catalog,
  directory,
  guard,
}: {
  db: Database;
  catalog: Catalog;
  directory: Directory;
  guard: Guard;
}): Mounted {
  return mount(
    service,
    {
      async listEntries({ pageSize, pageToken, actor, action, target, since, until }) {
        const size = pageSize === 0 ? 100 : Math.min(pageSize, 1000);
        const rows = await listAudit(db, {
          beforeId: beforeIdOf(pageToken),
          actor,
          action,
          target,
          since: fromTimestamp(since),
          until: fromTimestamp(until),
          limit: size + 1,
        });
        const page = rows.slice(0, size);
        const masked = await maskSecrets(db, page);
        const nameOf = await namesOf({ db, catalog, directory }, page);
        return {
          entries: masked.map((row) => ({
            id: row.id,
            at: toTimestamp(row.at),
            actor: row.actor,
            onBehalfOf: row.onBehalfOf ?? '',
            action: row.action,
            target: row.target,
            before: row.before && toStruct(row.before),
            after: row.after && toStruct(row.after),
            actorName: nameOf(row.onBehalfOf ?? row.actor),
            targetName: nameOf(row.target),
          })),
          nextPageToken: rows.length > size ? String(page.at(-1)?.id ?? '') : '',
        };
      },

      async recordEntry({ actor, action, target, after }) {
        const deed = { action, target, ...(after && { after: fromStruct(after) }) };
        await recordDeeds(db, readActor(actor), [deed]);
        return {};
      },
    },
    guard.mounted(needs),
  );
}

function beforeIdOf(pageToken: string): number | null {
  if (pageToken === '') return null;
  if (/^\d{1,15}$/.test(pageToken)) return Number(pageToken);
  const message = 'is not one that this service gave';
  throw invalid('the page cannot be found', [{ field: 'pageToken', message }]);
}

function readActor(text: string): Actor {
  if (text === 'platform') return { kind: 'platform' };
  const id = text.startsWith('user:') ? text.slice('user:'.length) : '';
  if (isUuid(id)) return { kind: 'user', id };
  const message = 'must be "platform" or "user:<id>"';
  throw invalid('the entry cannot be recorded', [{ field: 'actor', message }]);
}

/** How things of the log are called now. */
async function namesOf(
  { db, catalog, directory }: { db: Database; catalog: Catalog; directory: Directory },
  rows: readonly AuditRow[],
): Promise<(key: string) => string> {
  const anyGroup = rows.some(({ target }) => target.startsWith('group:'));
  const groups = new Map((anyGroup ? await listGroups(db) : []).map(({ id, name }) => [id, name]));
  return (key) => {
    const colon = key.indexOf(':');
    const [kind, id] = [key.slice(0, colon), key.slice(colon + 1)];
    switch (kind) {
      case 'user':
        return directory.users.get(id)?.displayName ?? key;
      case 'group':
        return groups.get(id) ?? key;
      case 'space':
        return directory.spaces.get(id)?.title ?? key;
      case 'plugin':
        return catalog.get(id)?.plugin.title ?? key;
      default:
        return key;
    }
  };
}
