import { callout } from '../pages/callout.ts';
import { sentence } from '../shell/sentence.ts';
import { html, type Html } from '../shell/html.ts';
import { controlId } from './setting-control.ts';
import type { SettingsData } from './settings-data.ts';

/** Why a form is not saved, with a link to each field that is to be mended, in the order of the form. */
export function errorSummary(
  message: string,
  data: Pick<SettingsData, 'slug' | 'fields'>,
  violations: Readonly<Record<string, string>>,
): Html {
  const bad = data.fields.filter(({ name }) => name in violations);
  const links = html`<ul class="mistakes">
    ${bad.map(
      (field) =>
        html`<li>
          <a href="#${controlId(data, field)}">${field.title}</a>:
          ${sentence(violations[field.name] ?? '')}
        </li>`,
    )}
  </ul>`;
  return callout('bad', message, { details: bad.length > 0 && links });
}
