import {
  fromDuration,
  fromTimestamp,
  type Json,
  type ReceivedCommand,
  type ReceivedCommandRun,
} from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { badge } from '../pages/badge.ts';
import { callout } from '../pages/callout.ts';
import { duration, moment } from '../pages/moment.ts';
import { commandForm, type CommandFormOptions } from './command-form.ts';
import { commandUrl } from './command-url.ts';

export type CommandPageData = CommandFormOptions & {
  pluginTitle: string;
  /** What became of the last attempt. */
  message: Html | undefined;
  /** What it answered; undefined when it was not run. */
  result: { value: Json } | undefined;
  /** Of a command that takes long. */
  runs: readonly ReceivedCommandRun[];
};

/** A command: what it does, the form that runs it, and what it answered. */
export function commandPage(data: CommandPageData): Html {
  const { command, pluginTitle, message, result, runs } = data;
  const { title, name, slug, description, refusal, available } = command;
  return html`<p class="crumb"><a href="/commands">Commands</a></p>
    <header class="page-head">
      <h1>${title}</h1>
      <p class="quiet">${pluginTitle} · <code>${name}</code></p>
      ${description && html`<p class="description">${description}</p>`}
    </header>
    ${message}
    ${!available && callout('warn', `${pluginTitle} cannot run it now: no process of it is ready`)}
    ${result && resultSection(result.value)}
    ${refusal === '' ? commandForm(data) : callout('warn', refusal)}
    ${
      command.async &&
      html`<section aria-labelledby="runs">
        <h2 id="runs">Latest runs</h2>
        <div data-live="/-/fragments/commands/${slug}/${name}/runs">${runList(runs)}</div>
      </section>`
    }
    <section aria-labelledby="about">
      <h2 id="about">About it</h2>
      ${facts(command)}
    </section>`;
}

/** The latest runs of a command, the newest first. */
export function runList(runs: readonly ReceivedCommandRun[]): Html {
  if (runs.length === 0) return html`<p class="nothing quiet">It has not run yet.</p>`;
  const isRunning = runs.some(({ state }) => state === 'running');
  return html`<table class="panel-table" ${isRunning && html`data-again="1000"`}>
    <thead>
      <tr>
        <th>Started</th>
        <th>State</th>
        <th>Took</th>
        <th>Answer</th>
      </tr>
    </thead>
    <tbody>
      ${runs.map(({ id, state, startedAt, finishedAt, result, error }) => {
        const [start, end] = [fromTimestamp(startedAt), fromTimestamp(finishedAt)];
        return html`<tr id="run-${id}">
          <td data-label="Started"><a href="/command-runs/${id}">${moment(start)}</a></td>
          <td data-label="State">${badge(state)}</td>
          <td data-label="Took">
            ${start && end ? duration(end.getTime() - start.getTime()) : '–'}
          </td>
          <td data-label="Answer">${error?.message ?? (result ? 'see the run' : '–')}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** What a command answered. */
export function resultSection(value: Json): Html {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return html`<section aria-labelledby="result">
    <h2 id="result">Answer</h2>
    ${
      value === null
        ? html`<p class="quiet">It is done; there is nothing more to say.</p>`
        : html`<pre role="group" tabindex="0" aria-labelledby="result">${text}</pre>`
    }
  </section>`;
}

const exposures: Record<string, string> = {
  ui: 'everybody who may run commands',
  api: 'programs, with an API token or as plugins; not people in a browser',
  internal: 'plugins and the platform only',
};

function facts(command: ReceivedCommand): Html {
  const { exposure, permission, deadline, async } = command;
  const path = `/api/v1${commandUrl(command)}`;
  const rows: [string, Html | string][] = [
    ['For', exposures[exposure] ?? exposure],
    ['Permission', permission ? html`<code>${permission}</code>` : 'none beyond running commands'],
    ['May take', duration(fromDuration(deadline) ?? 0)],
    ['At once', async ? 'one run at a time; it goes on without you' : 'answers while you wait'],
    ['For programs', html`<code>POST ${path}</code>`],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
