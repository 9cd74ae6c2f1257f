import type { Json, JsonObject } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { quietDash } from './people.ts';

/** Each field that differs: what it was, and what it is. Secrets are masked where the log is written. */
export function auditChange(before: JsonObject | null, after: JsonObject | null): Html {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const shown = names.filter((name) => text(before?.[name]) !== text(after?.[name]));
  if (shown.length === 0) return quietDash();
  return html`<dl class="audit-change">
    ${shown.map(
      (name) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            ${before && name in before && html`<del>${text(before[name])}</del>`}
            ${after && name in after && html`<ins>${text(after[name])}</ins>`}
          </dd>
        </div>`,
    )}
  </dl>`;
}

function text(value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  const isList = Array.isArray(value) && value.every((it) => typeof it === 'string');
  const whole = isList
    ? value.join(', ') || 'nothing'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
  return whole.length > 300 ? `${whole.slice(0, 300)}…` : whole;
}
