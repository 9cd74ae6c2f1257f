import { PlatformError, type JsonObject, type Manifest, type SettingField } from '@patchbay/proto';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { DocumentKey } from './document-store.ts';
import { toName } from './normalise.ts';
import type { SettingsDeps } from './settings-service.ts';
import { inForce } from './update-settings.ts';

const nameAnswer = z.object({ available: z.boolean(), message: z.string().default('') });
const actionAnswer = z.object({ ok: z.boolean().default(true), message: z.string().default('') });

/** A test may well send a mail, or open a connection that does not answer. */
const actionMs = 20_000;
const nameMs = 3_000;

/** Whether the plugin takes a name; one that it does not check is available when there is any. */
export async function checkName(
  { askPlugin }: SettingsDeps,
  {
    key: { slug, scope, scopeId },
    fields,
    setting,
    name,
    caller,
  }: {
    key: DocumentKey;
    fields: readonly SettingField[];
    setting: string;
    name: string;
    caller: Caller;
  },
): Promise<{ name: string; available: boolean; message: string }> {
  const field = fields.find((it) => it.name === setting && it.kind === 'name');
  if (!field) throw new PlatformError('not_found', `plugin "${slug}" has no name "${setting}"`);
  const legal = toName(name);
  if (legal === '') return { name: legal, available: false, message: 'must not be empty' };
  if (!field.checked) return { name: legal, available: true, message: '' };
  const payload = { scope, scopeId, setting, name: legal };
  const call = 'settings/name-available';
  const answer = await askPlugin({ plugin: slug, call, payload, caller, deadlineMs: nameMs });
  const { available, message } = nameAnswer.parse(answer);
  const said = message || (available ? 'name available' : 'already exists');
  return { name: legal, available, message: said };
}

/** Runs an action with the settings in force, and over them those that are not stored yet. */
export async function runAction(
  deps: SettingsDeps,
  {
    key,
    manifest,
    action,
    settings,
    caller,
  }: {
    key: DocumentKey;
    manifest: Manifest | undefined;
    action: string;
    settings: JsonObject;
    caller: Caller;
  },
): Promise<{ ok: boolean; message: string }> {
  const { slug, scope, scopeId } = key;
  const known = (manifest?.settingsActions ?? []).filter((it) => it.scope === scope);
  if (!known.some(({ name }) => name === action)) {
    const listed = known.map(({ name }) => name).join(', ') || 'none';
    throw new PlatformError(
      'not_found',
      `plugin "${slug}" has no action "${action}" here; it has ${listed}`,
    );
  }
  const values = { ...(await inForce(deps, key, manifest)), ...settings };
  const payload = { scope, scopeId, action, values };
  const call = 'settings/action';
  try {
    const answer = await deps.askPlugin({
      plugin: slug,
      call,
      payload,
      caller,
      deadlineMs: actionMs,
    });
    return actionAnswer.parse(answer);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { ok: false, message: error.message };
  }
}
