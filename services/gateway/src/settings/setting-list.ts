import { html, type Html } from '../shell/html.ts';
import { controlName } from './read-form.ts';
import { controlId, markBad, type ControlOptions } from './setting-control.ts';
import type { ChoiceShown } from './settings-data.ts';

/**
 * Checkboxes, of which any number may be chosen. Where the order matters what is chosen comes first,
 * and each can be moved; they are sent in the order in which they stand.
 */
export function checkList(options: ControlOptions): Html {
  const { data, field, value, frame } = options;
  const chosen = Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];
  const known = data.choices[field.name]?.choices ?? [];
  const first = chosen.flatMap((it) => known.find((choice) => choice.value === it) ?? []);
  const choices = field.ordered
    ? [...first, ...known.filter((choice) => !first.includes(choice))]
    : known;
  const name = controlName(field.name);
  const entrance = choices.find((it) => it.disabled === '' || chosen.includes(it.value));
  const entry = (choice: ChoiceShown) => {
    const { value: each, title, description, disabled } = choice;
    const checked = chosen.includes(each);
    const link = field.link && linkTo(data.slug, field.link, each);
    return html`<li>
      ${
        field.ordered &&
        html`<button type="button" class="icon-button order-handle" aria-label="Move ${title}">
          ${frame.icon('grip-vertical')}
        </button>`
      }
      <label>
        <input
          type="checkbox"
          name="${name}"
          value="${each}"
          ${checked && html`checked`}
          ${disabled !== '' && !checked && html`disabled`}
          ${choice === entrance && html`id="${controlId(data, field)}" ${markBad(options)}`}
        />
        <span>
          <strong>${title}</strong>
          ${description && html`<small>${description}</small>`}
          ${disabled && html`<small class="reason">${disabled}</small>`}
        </span>
      </label>
      ${link && html`<a href="${link}">Edit<span class="hidden"> ${title}</span></a>`}
    </li>`;
  };
  return html`<input type="hidden" name="${name}" value="" /> ${
      choices.length === 0
        ? html`<p class="quiet">There is nothing to choose from yet.</p>`
        : html`<ul class="checks" ${field.ordered && html`data-order`}>
            ${choices.map(entry)}
          </ul>`
    }
    ${field.ordered && choices.length > 1 && html`<p class="hidden" aria-live="polite" data-order-said></p>`}`;
}

/** The address below the plugin that a choice links to. */
function linkTo(slug: string, pattern: string, value: string): string {
  const path = pattern.replaceAll('~~name~~', encodeURIComponent(value)).replace(/^\/+/, '');
  return `/p/${slug}/${path}`;
}
