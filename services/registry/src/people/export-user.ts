import type { Database } from '@patchbay/chassis';
import { PlatformError, type Json, type JsonObject } from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import type { Caller } from '../access/caller.ts';
import { isUuid } from '../checked.ts';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import { pluginsThatHear } from '../lifecycle/lifecycle-store.ts';
import { readEverythingOf } from './export-store.ts';

const deadlineMs = 30_000;

/**
 * What the platform keeps about a user, and what each plugin does whose release answers
 * `user-exported`: under `plugins` its `data`, or the `error` of one that did not answer.
 *
 * @throws PlatformError `not_found`.
 */
export async function exportUser(
  { db, askPlugin }: { db: Database; askPlugin: AskPlugin },
  { id, caller }: { id: string; caller: Caller },
): Promise<JsonObject> {
  const own = isUuid(id) ? await readEverythingOf(db, id) : undefined;
  if (!own) throw new PlatformError('not_found', `there is no user "${id}"`);
  const ask = async (plugin: string): Promise<[string, JsonObject]> => [
    plugin,
    await askPlugin({
      plugin,
      call: 'lifecycle/user-exported',
      payload: { user: id },
      caller,
      deadlineMs,
    }).then(answered, failed),
  ];
  const slugs = await pluginsThatHear(db, 'user-exported');
  const plugins: JsonObject = Object.fromEntries(await Promise.all(slugs.map(ask)));
  await recordDeeds(db, caller, [{ action: 'user.exported', target: `user:${id}` }]);
  return { ...own, plugins };
}

function answered(data: Json): JsonObject {
  return { data };
}

function failed(error: unknown): JsonObject {
  if (error instanceof PlatformError) return { error: error.message };
  throw error;
}
