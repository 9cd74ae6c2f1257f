import type { Json, JsonObject, SettingAction, SettingField } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { callout } from '../pages/callout.ts';
import { sentence } from '../shell/sentence.ts';
import { shownName } from './read-form.ts';
import { controlId, isGroup, settingControl } from './setting-control.ts';
import type { SettingsData } from './settings-data.ts';
import { settingsUrl, type BackTo } from './settings-url.ts';

export type SettingsFormOptions = {
  data: SettingsData;
  actions: readonly SettingAction[];
  /** What was sent and could not be stored. */
  entered?: JsonObject | undefined;
  /** By the name of the setting. */
  violations?: Readonly<Record<string, string>> | undefined;
  /** What else is to be said of a setting, by its name. */
  notes?: Readonly<Record<string, string>> | undefined;
  /** Shown above the fields: what became of the last attempt. */
  message?: Html | undefined;
  /** The page that the form is part of, if that is another than its own; where it leads after a save. */
  back?: BackTo | undefined;
  frame: PageFrame;
};

const wasSecret =
  'it was a secret in another release: what was entered then stays sealed and is not used, so enter it anew';

/** The form of a plugin's settings in one scope. */
export function settingsForm(options: SettingsFormOptions): Html {
  const { data, actions, message, back, frame } = options;
  const { slug, fields, version, trouble, missing } = data;
  if (fields.length === 0) return html`<p class="nothing">It has no settings here.</p>`;
  const first = fields.find(({ name }) => options.violations?.[name] !== undefined);
  const shown = fields.flatMap(({ name, kind }): [string, Json][] => {
    const value = data.values[name];
    return kind === 'secret' || value === undefined ? [] : [[name, value]];
  });
  return html`${message} ${trouble && callout('warn', trouble)}
    ${missing.length > 0 && callout('warn', `it cannot serve before ${missing.join(', ')} is set`)}
    <form id="settings-${slug}" class="settings" method="post" action="${settingsUrl(data, back)}">
      <button class="hidden" name="do" value="save" tabindex="-1" aria-hidden="true">Save</button>
      <input type="hidden" name="version" value="${version}" />
      <input
        type="hidden"
        name="${shownName}"
        value="${JSON.stringify(Object.fromEntries(shown))}"
      />
      ${fields.map((field) => fieldRow(options, field, field === first))}
      <div class="settings-actions">
        <button class="button button-primary" name="do" value="save">Save</button>
        ${actions.map(
          ({ name, title }) =>
            html`<button class="button" name="do" value="action:${name}" formnovalidate>
              ${frame.icon('play')} ${title}
            </button>`,
        )}
        ${
          back?.text === undefined &&
          html`<button class="button button-quiet" name="do" value="reset-all" formnovalidate>
            Reset all to defaults
          </button>`
        }
      </div>
    </form>`;
}

function fieldRow(
  { data, entered, violations, notes: said, frame }: SettingsFormOptions,
  field: SettingField,
  first: boolean,
): Html {
  const { name, title, description, required, locked, restart } = field;
  const [problem, note] = [violations?.[name], said?.[name]];
  const value = entered && name in entered ? entered[name] : data.values[name];
  const [bad, open] = [problem !== undefined, note !== undefined];
  const control = settingControl({ data, field, value, bad, first, open, frame });
  const id = controlId(data, field);
  const unknown = data.choices[name]?.trouble;
  const heading = html`${title} ${required && html`<span class="mark-required">required</span>`}
  ${restart && html`<span class="mark-restart">takes effect after a restart</span>`}`;
  const notes = html`<small id="${id}.note">
      ${problem && html`<strong>${sentence(problem)}</strong>`}
      ${data.setAnew.includes(name) && html`<strong class="reason">${sentence(wasSecret)}</strong>`}
      ${note && html`<strong class="reason" role="status">${sentence(note)}</strong>`}
      ${description && sentence(description)} ${locked && sentence(locked)}
      ${unknown && html`<span class="reason">${sentence(unknown)}</span>`}
    </small>
    ${origin(data, field)}`;
  const classes = `field setting ${problem ? 'field-bad' : ''}`;
  return isGroup(field)
    ? html`<fieldset class="${classes}" id="setting-${id}" aria-describedby="${id}.note">
        <legend>${heading}</legend>
        ${control} ${notes}
      </fieldset>`
    : html`<div class="${classes}" id="setting-${id}">
        <label for="${id}">${heading}</label>
        ${control} ${notes}
      </div>`;
}

/** Where a value comes from, and the way back to the default. */
function origin({ sources, scope }: SettingsData, { name, kind, title }: SettingField): Html {
  const source = sources[name];
  if (source === scope) {
    const label =
      kind === 'secret'
        ? html`Remove<span class="hidden"> ${title}</span>`
        : html`Reset<span class="hidden"> ${title}</span> to
            ${scope === 'site' ? 'default' : 'what is set for everybody'}`;
    return html`<button class="button-link" name="do" value="reset:${name}" formnovalidate>
      ${label}
    </button>`;
  }
  return source === undefined || source === 'default'
    ? html``
    : html`<small class="quiet">As set for the ${source}.</small>`;
}
