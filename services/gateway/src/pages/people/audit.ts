import { fromStruct, fromTimestamp, type Json, type ReceivedAuditEntry } from '@patchbay/proto';
import { html, type Html } from '../../html.ts';
import { moment } from '../moment.ts';
import { quietDash } from './people.ts';

export type AuditFilter = { actor: string; action: string; target: string };

/** Who did what, the latest first. */
export function auditPage({
  entries,
  filter,
  nextPage,
}: {
  entries: readonly ReceivedAuditEntry[];
  filter: AuditFilter;
  nextPage: string;
}): Html {
  const field = (name: keyof AuditFilter, label: string, example: string) =>
    html`<label class="field">
      <span>${label}</span>
      <input type="search" name="${name}" value="${filter[name]}" placeholder="${example}" />
    </label>`;
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  const parameters = new URLSearchParams(given).toString();
  const next = new URLSearchParams([...given, ['page', nextPage]]).toString();
  return html`<header class="page-head">
      <h1>Audit log</h1>
      <p class="quiet">Who did what, and what it was before. Nothing here is ever changed.</p>
    </header>
    <form class="filters" method="get" action="/audit" role="search">
      ${field('action', 'What', 'plugin.disabled, or role. for all about roles')}
      ${field('target', 'About', 'plugin:hello')} ${field('actor', 'Who', 'user:…, or platform')}
      <button class="button">Find</button>
      <a class="button" href="/audit.ndjson?${parameters}" download>Export</a>
    </form>
    ${
      entries.length === 0
        ? html`<p class="nothing quiet">Nothing matches. <a href="/audit">Show everything</a></p>`
        : html`<table class="panel-table audit-list">
            <thead>
              <tr>
                <th>When</th>
                <th>Who</th>
                <th>What</th>
                <th>About</th>
                <th>Change</th>
              </tr>
            </thead>
            <tbody>
              ${entries.map(entryRow)}
            </tbody>
          </table>`
    }
    ${nextPage && html`<p class="actions"><a class="button" href="/audit?${next}">Older</a></p>`}`;
}

function entryRow(entry: ReceivedAuditEntry): Html {
  const { id, at, actor, actorName, action, target, targetName, before, after } = entry;
  const by = actor.startsWith('token:') ? 'by a token' : '';
  return html`<tr id="entry-${id}">
    <td data-label="When">${moment(fromTimestamp(at))}</td>
    <td data-label="Who">
      ${actorName === 'platform' ? 'Patchbay itself' : actorName}
      ${by && html`<span class="quiet">${by}</span>`}
    </td>
    <td data-label="What"><code>${action}</code></td>
    <td data-label="About">
      ${targetName} ${targetName !== target && html`<span class="quiet">${kindOf(target)}</span>`}
    </td>
    <td data-label="Change">${change(before && fromStruct(before), after && fromStruct(after))}</td>
  </tr>`;
}

function kindOf(target: string): string {
  return target.slice(0, target.indexOf(':'));
}

/** Each field that differs: what it was, and what it is. */
function change(before: Record<string, Json> | null, after: Record<string, Json> | null): Html {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const shown = names.filter((name) => text(before?.[name]) !== text(after?.[name]));
  if (shown.length === 0) return quietDash();
  return html`<dl class="changes">
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
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  return whole.length > 300 ? `${whole.slice(0, 300)}…` : whole;
}
