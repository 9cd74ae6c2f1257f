import type { JsonObject, ReceivedCommand, SettingField } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { callout } from '../pages/callout.ts';
import { sentence } from '../shell/sentence.ts';
import { controlId, isGroup, settingControl } from '../settings/setting-control.ts';
import type { SettingsData } from '../settings/settings-data.ts';
import { rawControl } from './command-input.ts';
import { commandUrl } from './command-url.ts';

export type CommandFormOptions = {
  command: ReceivedCommand;
  /** Undefined where no schema says what it takes. */
  data: SettingsData | undefined;
  /** What was sent last. */
  entered: JsonObject;
  violations: Readonly<Record<string, string>>;
  /** Whether the person is to be asked first. */
  asks: boolean;
  frame: PageFrame;
};

/** The form with which a person runs a command. */
export function commandForm(options: CommandFormOptions): Html {
  const { command, data, asks, frame } = options;
  const { confirm } = command;
  const id = 'command-form';
  const fields = data ? data.fields.map((field) => row(options, data, field)) : rawRow(options);
  const yes = html`<button class="button button-primary" form="${id}" name="confirmed" value="yes">
      Yes, run it
    </button>
    <a class="button" href="${commandUrl(command)}">No</a>`;
  return html`${asks && callout('warn', confirm, { actions: yes })}
    <form id="${id}" class="settings panel" method="post" action="${commandUrl(command)}">
      ${fields}
      ${
        !asks &&
        html`<div class="settings-actions">
          <button class="button button-primary">
            ${frame.icon('play')} ${confirm === '' ? 'Run' : 'Run…'}
          </button>
        </div>`
      }
    </form>`;
}

function row(
  { entered, violations, frame }: CommandFormOptions,
  data: SettingsData,
  field: SettingField,
): Html {
  const { name, title, description, required } = field;
  const problem = violations[name];
  const value = name in entered ? entered[name] : data.values[name];
  const control = settingControl({ data, field, value, bad: problem !== undefined, frame });
  const id = controlId(data, field);
  const heading = html`${title} ${required && html`<span class="mark-required">required</span>`}`;
  const notes = html`<small id="${id}.note">
    ${problem ? html`<strong role="alert">${sentence(problem)}</strong>` : ''}
    ${description && sentence(description)}
  </small>`;
  const classes = `field setting ${problem ? 'field-bad' : ''}`;
  return isGroup(field)
    ? html`<fieldset class="${classes}" aria-describedby="${id}.note">
        <legend>${heading}</legend>
        ${control} ${notes}
      </fieldset>`
    : html`<div class="${classes}">
        <label for="${id}">${heading}</label>
        ${control} ${notes}
      </div>`;
}

function rawRow({ entered, violations }: CommandFormOptions): Html {
  const problem = violations[rawControl];
  const text = Object.keys(entered).length > 0 ? JSON.stringify(entered, null, 2) : '';
  return html`<div class="field setting ${problem && 'field-bad'}">
    <label for="${rawControl}">Input, as JSON</label>
    <textarea id="${rawControl}" name="${rawControl}" rows="3" class="mono" spellcheck="false">
${text}</textarea>
    <small>
      ${problem && html`<strong role="alert">${sentence(problem)}</strong>`} The plugin does not say
      what it takes; leave it empty for nothing.
    </small>
  </div>`;
}
