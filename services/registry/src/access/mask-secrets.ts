import type { Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';
import { mask } from '../settings/mask.ts';
import { findSecretNames } from '../settings/secret-name-store.ts';
import type { AuditRow } from './audit-list-store.ts';

/**
 * Entries without values of settings that are secrets, or were in any release: what was written while
 * one was none stays in the log, which nobody may change, but is shown no more.
 */
export async function maskSecrets(
  db: Queryable,
  rows: readonly AuditRow[],
): Promise<readonly AuditRow[]> {
  const slugs = new Set(rows.flatMap((row) => settingsOf(row) ?? []));
  if (slugs.size === 0) return rows;
  const names = await findSecretNames(db, [...slugs]);
  return rows.map((row) => {
    const secret = names.get(settingsOf(row) ?? '');
    if (!secret) return row;
    return { ...row, before: masked(row.before, secret), after: masked(row.after, secret) };
  });
}

/** The plugin whose settings an entry is about. */
function settingsOf({ action, target }: AuditRow): string | undefined {
  return action === 'settings.updated' ? target.replace(/^plugin:/, '') : undefined;
}

function masked(values: JsonObject | null, secret: ReadonlySet<string>): JsonObject | null {
  if (!values) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      secret.has(name) && value !== null ? [name, mask] : [name, value],
    ),
  );
}
