import { fromStruct, fromTimestamp, type ReceivedAuditEntry } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { callout } from '../callout.ts';
import { exactMoment } from '../moment.ts';
import { auditChange } from './audit-change.ts';

/** As somebody typed it; empty where it filters nothing. Days are `2030-01-31`. */
export type AuditFilter = {
  actor: string;
  action: string;
  target: string;
  since: string;
  until: string;
};

/** Who did what, the latest first. */
export function auditPage({
  entries,
  filter,
  trouble,
  newest,
  nextPage,
}: {
  entries: readonly ReceivedAuditEntry[];
  filter: AuditFilter;
  /** Why nothing could be looked for. */
  trouble: string | undefined;
  /** Whether no entry that matches is later than these. */
  newest: boolean;
  nextPage: string;
}): Html {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  const parameters = new URLSearchParams(given).toString();
  const next = new URLSearchParams([...given, ['page', nextPage]]).toString();
  return html`<header class="page-head">
      <h1>Audit log</h1>
      <p class="quiet">Who did what, and what it was before. Nothing here is ever changed.</p>
    </header>
    ${filterForm(filter)}
    ${
      entries.length > 0 &&
      html`<p class="quiet audit-export">
        All that matches as <a href="/audit.csv?${parameters}" download>CSV</a> or as
        <a href="/audit.ndjson?${parameters}" download>lines of JSON</a>
      </p>`
    }
    ${
      trouble !== undefined
        ? callout('bad', trouble)
        : entries.length === 0
          ? html`<p class="nothing quiet">Nothing matches. <a href="/audit">Show everything</a></p>`
          : entryTable(entries)
    }
    ${
      (nextPage || !newest) &&
      html`<p class="actions">
        ${!newest && html`<a class="button" href="/audit?${parameters}">The latest</a>`}
        ${nextPage && html`<a class="button" href="/audit?${next}">Older</a>`}
      </p>`
    }`;
}

function filterForm(filter: AuditFilter): Html {
  const field = (
    name: keyof AuditFilter,
    { label, example = '', type = 'search' }: { label: string; example?: string; type?: string },
  ) =>
    html`<label class="field">
      <span>${label}</span>
      <input type="${type}" name="${name}" value="${filter[name]}" placeholder="${example}" />
    </label>`;
  return html`<form class="filters" method="get" action="/audit" role="search">
    ${field('actor', { label: 'Who', example: 'a username' })}
    ${field('action', { label: 'What', example: 'plugin.disabled, or role.' })}
    ${field('target', { label: 'About', example: 'a username or plugin' })}
    ${field('since', { label: 'From (UTC)', type: 'date' })}
    ${field('until', { label: 'To (UTC)', type: 'date' })}
    <button class="button">Find</button>
  </form>`;
}

function entryTable(entries: readonly ReceivedAuditEntry[]): Html {
  return html`<table class="panel-table audit-list">
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
  </table>`;
}

function entryRow(entry: ReceivedAuditEntry): Html {
  const { id, at, actor, actorName, onBehalfOf, action, target, targetName } = entry;
  const { before, after } = entry;
  const who = actorName === 'platform' ? 'Patchbay itself' : actorName;
  const through = actor.startsWith('token:') ? 'by a token' : '';
  return html`<tr id="entry-${id}">
    <td data-label="When">${exactMoment(fromTimestamp(at))}</td>
    <td data-label="Who">
      ${only('actor', onBehalfOf || actor, who)}
      ${through && html`<span class="quiet">${through}</span>`}
    </td>
    <td data-label="What">${only('action', action, html`<code>${action}</code>`)}</td>
    <td data-label="About">
      ${only('target', target, targetName)}
      ${targetName !== target && html`<span class="quiet">${kindOf(target)}</span>`}
    </td>
    <td data-label="Change">
      ${auditChange(before && fromStruct(before), after && fromStruct(after))}
    </td>
  </tr>`;
}

/** A link that shows what has this in common. */
function only(name: keyof AuditFilter, value: string, shown: string | Html): Html {
  return html`<a href="/audit?${name}=${encodeURIComponent(value)}">${shown}</a>`;
}

function kindOf(target: string): string {
  return target.slice(0, target.indexOf(':'));
}
