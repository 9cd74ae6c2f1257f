import { durationText, type Json, type SettingField } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { controlName } from './read-form.ts';
import type { ChoiceShown, SettingsData } from './settings-data.ts';
import { checkList } from './setting-list.ts';

export type ControlOptions = {
  data: SettingsData;
  field: SettingField;
  /** Undefined when there is none. */
  value: Json | undefined;
  bad: boolean;
  /** It is the first that is bad: whoever gets the form begins there. */
  first?: boolean;
  /** There is something to say about it. */
  open?: boolean;
  frame: PageFrame;
};

/** The id of a setting's control, for its label. */
export function controlId({ slug }: Pick<SettingsData, 'slug'>, { name }: SettingField): string {
  return `${slug}.${name}`;
}

/** Whether the control is a group of its own, which a legend names and no label. */
export function isGroup({ kind }: SettingField): boolean {
  return kind === 'multilist' || kind === 'plugins';
}

/** The control that a setting is entered with. */
export function settingControl(options: ControlOptions): Html {
  const { data, field, value } = options;
  const { kind, schema, locked } = field;
  if (locked !== undefined) return lockedControl(options);
  switch (kind) {
    case 'text':
      return textArea(options, asText(value), 4);
    case 'emails':
      return textArea(
        options,
        Array.isArray(value) ? value.map(asText).join('\n') : asText(value),
        3,
      );
    case 'json': {
      const shown = typeof value === 'string' && options.bad ? value : pretty(value);
      return textArea(options, shown, 5, 'mono');
    }
    case 'bool':
      return switchControl(options);
    case 'int':
    case 'number':
      return input(options, { value: asText(value), inputmode: 'decimal' });
    case 'duration':
      return input(options, {
        value: typeof value === 'number' ? durationText(value) : asText(value),
        placeholder: '1h 30m',
      });
    case 'url':
      return input(options, { value: asText(value), type: 'url', placeholder: 'https://' });
    case 'cron':
      return input(options, { value: asText(value), class: 'mono', placeholder: '0 7 * * 1-5' });
    case 'secret':
      return secretControl(options);
    case 'name':
      return nameControl(options);
    case 'intrange':
      return choiceControl(options, rangeOf(schema));
    case 'select':
    case 'plugin':
      return choiceControl(options, data.choices[field.name]?.choices ?? []);
    case 'multilist':
    case 'plugins':
      return checkList(options);
    case 'string':
      return input(options, { value: asText(value) });
    default:
      return kind satisfies never;
  }
}

/** Text for a control; nothing when there is no value. */
function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What makes a control that is to be mended known as such. */
export function markBad({ bad, first = false }: Pick<ControlOptions, 'bad' | 'first'>): Html {
  return html`${bad && html`aria-invalid="true"`} ${first && html`autofocus`}`;
}

function input(options: ControlOptions, attributes: Readonly<Record<string, string>>): Html {
  const { data, field } = options;
  const id = controlId(data, field);
  return html`<input
    id="${id}"
    name="${controlName(field.name)}"
    aria-describedby="${id}.note"
    ${markBad(options)}
    ${field.required && html`required`}
    ${Object.entries(attributes).map(([name, value]) => html` ${name}="${value}"`)}
  />`;
}

function textArea(options: ControlOptions, text: string, rows: number, style = ''): Html {
  const { data, field } = options;
  const id = controlId(data, field);
  // A line break right after the tag is not part of the text.
  return html`<textarea
    id="${id}"
    name="${controlName(field.name)}"
    rows="${rows}"
    class="${style}"
    spellcheck="false"
    aria-describedby="${id}.note"
    ${markBad(options)}
  >
${text}</textarea>`;
}

function switchControl(options: ControlOptions): Html {
  const { data, field, value } = options;
  const id = controlId(data, field);
  return html`<span class="switch">
    <input type="hidden" name="${controlName(field.name)}" value="false" />
    <input
      type="checkbox"
      role="switch"
      id="${id}"
      name="${controlName(field.name)}"
      value="true"
      aria-describedby="${id}.note"
      ${value === true && html`checked`}
      ${markBad(options)}
    />
    <span class="switch-on">On</span><span class="switch-off">Off</span>
  </span>`;
}

function choiceControl(options: ControlOptions, choices: readonly ChoiceShown[]): Html {
  const { data, field, value } = options;
  const id = controlId(data, field);
  const current = asText(value);
  const isKnown = choices.some((choice) => choice.value === current);
  const reasons = choices.filter(({ disabled }) => disabled !== '');
  return html`<select
      id="${id}"
      name="${controlName(field.name)}"
      aria-describedby="${id}.note"
      ${markBad(options)}
    >
      ${!isKnown && html`<option value="${current}" selected>${current || '—'}</option>`}
      ${choices.map(({ value: each, title, description, disabled }) => {
        const chosen = each === current;
        return html`<option
          value="${each}"
          ${chosen && html`selected`}
          ${disabled !== '' && !chosen && html`disabled`}
        >
          ${title}${description && ` – ${description}`}${disabled && ' (not available)'}
        </option>`;
      })}
    </select>
    ${
      reasons.length > 0 &&
      html`<ul class="choice-reasons">
        ${reasons.map(({ title, disabled }) => html`<li><strong>${title}</strong>: ${disabled}</li>`)}
      </ul>`
    }`;
}

function secretControl(options: ControlOptions): Html {
  const { data, field } = options;
  const entry = input(options, { type: 'password', autocomplete: 'new-password' });
  if (data.sources[field.name] === undefined) return entry;
  return html`<div class="secret">
    <span class="secret-mask" aria-hidden="true">••••••••</span>
    <span class="hidden">It is set, and shown to nobody.</span>
    <details ${(options.bad || options.open) && html`open`}>
      <summary>Replace</summary>
      ${entry}
    </details>
  </div>`;
}

function nameControl(options: ControlOptions): Html {
  const { data, field, value } = options;
  const query = new URLSearchParams({
    slug: data.slug,
    scope: data.scope,
    id: data.scopeId,
    setting: field.name,
  });
  return html`${input(options, {
      value: asText(value),
      autocomplete: 'off',
      'data-name-check': `/-/settings/name?${query.toString()}`,
    })} <output class="name-check" for="${controlId(data, field)}"></output>`;
}

function lockedControl({ data, field, value }: ControlOptions): Html {
  const choice = data.choices[field.name]?.choices.find((it) => it.value === asText(value));
  const hidden = [value ?? ''].flat();
  return html`<input
      id="${controlId(data, field)}"
      value="${choice?.title ?? asText(value)}"
      aria-describedby="${controlId(data, field)}.note"
      disabled
    />
    ${hidden.map(
      (each) =>
        html`<input type="hidden" name="${controlName(field.name)}" value="${asText(each)}" />`,
    )}`;
}

function rangeOf({ minimum, maximum }: Record<string, Json>): ChoiceShown[] {
  const [from, to] = [Number(minimum ?? 0), Number(maximum ?? 0)];
  const length = Math.min(1_000, Math.max(0, to - from + 1));
  return Array.from({ length }, (_, index) => {
    const value = String(from + index);
    return { value, title: value, description: '', disabled: '' };
  });
}

function pretty(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}
