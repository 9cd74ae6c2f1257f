import { type ReceivedPlugin, type ReceivedRun, type ReceivedSchedule } from '@patchbay/proto';
import { html, type Html } from '../html.ts';
import type { PageFrame } from '../page-frame.ts';
import { callout } from './callout.ts';
import { runsTable } from './runs.ts';
import { schedulesTable } from './schedules.ts';

export type TaskFilter = { plugin: string; state: string; page: string };

export type TasksData =
  | { schedules: ReceivedSchedule[]; runs: ReceivedRun[]; nextPage: string }
  /** Why the scheduler does not answer. */
  | { trouble: string };

export const runStates = ['pending', 'dispatched', 'running', 'succeeded', 'failed'];

export type Message = { tone: 'good' | 'bad'; text: string };

/** The Tasks page; `content` is the part that is fetched again when runs change. */
export function tasksPage({
  filter,
  plugins,
  message,
  content,
}: {
  filter: TaskFilter;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  message: Message | undefined;
  content: Html;
}): Html {
  return html`<header class="page-head">
      <h1>Tasks</h1>
      <p class="quiet">Work that plugins do on a schedule.</p>
    </header>
    ${message && callout(message.tone, message.text)} ${filterForm(filter, plugins)}
    <div data-live="/-/fragments/tasks?${queryOf(filter)}" data-on="catalog runs">${content}</div>`;
}

/** Schedules and their runs. */
export function tasksContent({
  data,
  filter,
  plugins,
  mayRun,
  frame,
}: {
  data: TasksData;
  filter: TaskFilter;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  mayRun: boolean;
  frame: PageFrame;
}): Html {
  const titleOf = (slug: string) => plugins.get(slug)?.title ?? slug;
  if ('trouble' in data) {
    const hint = 'schedules go on as soon as it is back, and this page shows them by itself';
    const message = `the scheduler does not answer: ${data.trouble}`;
    return html`<div data-again>${callout('warn', message, { hint })}</div>`;
  }
  return html`<section aria-labelledby="schedules">
      <h2 id="schedules">Schedules</h2>
      ${schedulesTable({ schedules: data.schedules, titleOf, mayRun, filter, frame })}
    </section>
    <section aria-labelledby="runs">
      <h2 id="runs">Runs</h2>
      ${runsTable({ runs: data.runs, titleOf, showErrors: mayRun })}
      ${
        data.nextPage &&
        html`<p class="actions">
          <a class="button" href="/tasks?${queryOf({ ...filter, page: data.nextPage })}"
            >Older runs</a
          >
        </p>`
      }
    </section>`;
}

export function queryOf(filter: TaskFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== '') query.set(name, value);
  return query.toString();
}

function filterForm({ plugin, state }: TaskFilter, plugins: ReadonlyMap<string, ReceivedPlugin>) {
  const option = (value: string, label: string, chosen: string): Html =>
    html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`;
  const known = [...plugins.values()]
    .filter(({ slug, tasks }) => tasks.length > 0 || slug === plugin)
    .toSorted((a, b) => a.title.localeCompare(b.title));
  return html`<form class="filters" method="get" action="/tasks" data-submit-on-change>
    <label class="field">
      <span>Plugin</span>
      <select name="plugin">
        ${option('', 'All plugins', plugin)}
        ${known.map(({ slug, title }) => option(slug, title, plugin))}
      </select>
    </label>
    <label class="field">
      <span>State of runs</span>
      <select name="state">
        ${option('', 'All states', state)} ${runStates.map((it) => option(it, it, state))}
      </select>
    </label>
    <button class="button">Filter</button>
  </form>`;
}
