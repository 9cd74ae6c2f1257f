import {
  errorTable,
  PlatformError,
  toStruct,
  type JsonObject,
  type SettingField,
} from '@patchbay/proto';
import type { Html } from '../shell/html.ts';
import { onBehalfOf, type PagesContext } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { errorSummary } from './error-summary.ts';
import type { SettingsClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { whyUndone } from '../shell/trouble.ts';
import { readForm, shownIn, type FormBody } from './read-form.ts';
import { conflictNotes } from './settings-conflict.ts';
import { loadSettings, type SettingsData } from './settings-data.ts';
import type { SettingsFormOptions } from './settings-form.ts';

export type SettingsContext = PagesContext & { settings: SettingsClient };

/** What became of a form: it is stored, or shown again. */
type Saved =
  | { unchecked: string }
  | ({ status: number; message: Html } & Pick<
      SettingsFormOptions,
      'data' | 'entered' | 'violations' | 'notes'
    >);

/** A test may take its time. */
const actionMs = 25_000;

/**
 * Does what a form of settings asks for: stores it, resets one or all of them, or runs an action with
 * what was entered. What cannot be done is said beside the fields, which keep what was entered.
 *
 * @throws PlatformError of the registry for who may not, and for plugins that are not there.
 */
export async function saveSettings(
  { settings, events, directory }: SettingsContext,
  {
    at,
    body,
    session,
  }: { at: Pick<SettingsData, 'slug' | 'scope' | 'scopeId'>; body: FormBody; session: Session },
): Promise<Saved> {
  const options = onBehalfOf(session);
  const data = await loadSettings(settings, at, options);
  const { fields, sources } = data;
  const shown = shownIn(body) ?? data.values;
  const { changes, entered, violations } = readForm(body, { fields, sources, values: shown });
  const notes = secretNotes(fields, changes);
  const again = { data, entered, violations, notes };
  const [what = '', name = ''] = command(body);
  const about = { slug: at.slug, scope: { kind: at.scope, id: at.scopeId } };

  if (what === 'action') {
    const { ok, message: said } = await settings.runAction(
      { ...about, action: name, settings: toStruct(changes) },
      { ...options, timeoutMs: actionMs },
    );
    const message = callout(ok ? 'good' : 'bad', said || (ok ? 'it worked' : 'it failed'));
    return { status: 200, ...again, message };
  }
  const unreadable = what === 'save' ? violations : {};
  const dryRun = Object.keys(unreadable).length > 0;
  const refused = (status: number, beside: Record<string, string>, why: string) => ({
    status,
    ...again,
    violations: beside,
    message: errorSummary(why, data, beside),
  });
  try {
    const { unchecked } = await settings.updateSettings(
      {
        ...about,
        settings: toStruct(changesFor(what, name, changes)),
        resetOthers: what === 'reset-all',
        version: Number([body['version'] ?? '0'].flat()[0]),
        dryRun,
      },
      options,
    );
    if (dryRun) return refused(400, unreadable, `${nothingSaved}, ${seeBelow}`);
    events.decided({ about: at.slug, decision: 'set', account: session.person.id });
    return { unchecked };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const status = errorTable[error.code].http;
    if (error.details.reason === 'stale-settings') {
      const now = await loadSettings(settings, at, options);
      const [kind, id = ''] = now.changedBy.split(':');
      const who = (kind === 'user' && directory.person(id)?.displayName) || 'somebody else';
      const others = conflictNotes({ fields, shown, changes, values: now.values, who });
      const message = callout(
        'bad',
        `${nothingSaved}, ${who} saved these settings in the meantime: look at the marked fields and save again`,
      );
      return { status, data: now, entered: changes, notes: { ...notes, ...others }, message };
    }
    const { beside, rest } = violationsOf(error, fields);
    const all = { ...beside, ...unreadable };
    const why = [Object.keys(all).length > 0 && seeBelow, ...rest].filter(Boolean).join('; ');
    const told = why ? `${nothingSaved}, ${why}` : whyUndone(nothingSaved, error.message);
    return refused(status, all, told);
  }
}

const nothingSaved = 'configuration failed: nothing is saved';
const seeBelow = 'see the fields below';

/** `reset:name` → what to do, with what. */
function command(body: FormBody): string[] {
  const text = [body['do'] ?? 'save'].flat()[0] ?? 'save';
  const colon = text.indexOf(':');
  return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
}

function changesFor(what: string, name: string, changes: JsonObject): JsonObject {
  if (what === 'reset') return { [name]: null };
  return what === 'reset-all' ? {} : changes;
}

/** A secret never comes back to the form: what was entered is gone with the page. */
function secretNotes(fields: readonly SettingField[], changes: JsonObject): Record<string, string> {
  const entered = fields.filter(({ name, kind }) => kind === 'secret' && name in changes);
  return Object.fromEntries(
    entered.map(({ name }) => [name, 'enter it again: it is not saved yet']),
  );
}

/** By the name of the setting, also where an element of it is meant; and what is about none. */
function violationsOf(
  { details }: PlatformError,
  fields: readonly SettingField[],
): { beside: Record<string, string>; rest: string[] } {
  const beside: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of details.violations ?? []) {
    const setting = fields.find(({ name }) => field === name || isWithin(field, name));
    if (!setting) rest.push(field === '' ? message : `${field}: ${message}`);
    else beside[setting.name] ??= message;
  }
  return { beside, rest };
}

function isWithin(path: string, name: string): boolean {
  return path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}
