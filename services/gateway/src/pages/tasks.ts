import { type ReceivedPlugin, type ReceivedRun, type ReceivedSchedule } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { askFirst } from './ask-first.ts';
import { callout } from './callout.ts';
import { runsTable } from './runs.ts';
import { schedulerAway } from './scheduler-away.ts';
import { schedulesTable } from './schedules.ts';

/** `state` is of runs, `schedules` of schedules; `page` and `after` are where their lists go on. */
export type TaskFilter = {
  plugin: string;
  task: string;
  state: string;
  schedules: string;
  page: string;
  after: string;
};

export type TasksData =
  | {
      schedules: ReceivedSchedule[];
      nextSchedules: string;
      runs: ReceivedRun[];
      nextPage: string;
    }
  /** Why the scheduler does not answer. */
  | { trouble: string };

export const runStates = [
  'pending',
  'dispatched',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'skipped',
];

export const scheduleStates = ['active', 'paused', 'inactive', 'completed'];

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
}: {
  data: TasksData;
  filter: TaskFilter;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  mayRun: boolean;
}): Html {
  const titleOf = (slug: string) => plugins.get(slug)?.title ?? slug;
  if ('trouble' in data) return schedulerAway(data.trouble);
  const { schedules, nextSchedules, runs, nextPage } = data;
  return html`<section aria-labelledby="schedules">
      <div class="section-head">
        <h2 id="schedules">Schedules</h2>
        ${mayRun && html`<a class="button" href="/tasks/new">New schedule…</a>`}
      </div>
      ${schedulesTable({ schedules, titleOf, mayRun, back: queryOf(filter) })}
      ${pages(filter, { more: { after: nextSchedules }, label: 'More schedules', first: 'The first schedules' })}
    </section>
    <section aria-labelledby="runs">
      <h2 id="runs">Runs</h2>
      ${mayRun && filter.state === 'failed' && runs.length > 0 && retryAll(filter)}
      ${runsTable({ runs, titleOf, showErrors: mayRun })}
      ${pages(filter, { more: { page: nextPage }, label: 'Older runs', first: 'The latest runs' })}
    </section>`;
}

export function queryOf(filter: TaskFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== '') query.set(name, value);
  return query.toString();
}

/** Links to where a list goes on, and back to where it begins; nothing where all of it is shown. */
function pages(
  filter: TaskFilter,
  {
    more,
    label,
    first,
  }: {
    more: { page: string } | { after: string };
    label: string;
    /** The label of the way back. */
    first: string;
  },
): Html {
  const names = Object.keys(more) as (keyof TaskFilter)[];
  const begun = names.every((name) => filter[name] === '');
  const over = Object.values(more).every((token) => token === '');
  if (begun && over) return html``;
  const link = (to: TaskFilter, text: string) =>
    html`<a class="button" href="/tasks?${queryOf(to)}">${text}</a>`;
  const beginning = Object.fromEntries(names.map((name) => [name, '']));
  return html`<p class="actions">
    ${!begun && link({ ...filter, ...beginning }, first)}
    ${!over && link({ ...filter, ...more }, label)}
  </p>`;
}

function retryAll({ plugin, task }: TaskFilter): Html {
  const fields = { ...(plugin && { plugin }), ...(task && { task }) };
  const which = plugin || task ? 'failed for good and match the filter' : 'failed for good';
  return html`<div class="section-action">
    ${askFirst({
      id: 'retry-all',
      label: 'Try all failed runs again',
      question: `Up to 1,000 runs that ${which} start again, the oldest first, also those of earlier pages.`,
      answer: 'Try them all again',
      tone: 'plain',
      action: '/tasks/retry',
      fields,
    })}
  </div>`;
}

function filterForm(
  { plugin, task, state, schedules }: TaskFilter,
  plugins: ReadonlyMap<string, ReceivedPlugin>,
): Html {
  const option = (value: string, label: string, chosen: string): Html =>
    html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`;
  const known = [...plugins.values()]
    .filter(({ slug, tasks }) => tasks.length > 0 || slug === plugin)
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const tasks = new Map(plugins.get(plugin)?.tasks.map(({ name, title }) => [name, title || name]));
  return html`<form class="filters" method="get" action="/tasks" data-submit-on-change>
    <label class="field">
      <span>Plugin</span>
      <select name="plugin">
        ${option('', 'All plugins', plugin)}
        ${known.map(({ slug, title }) => option(slug, title, plugin))}
      </select>
    </label>
    ${
      tasks.size > 1 &&
      html`<label class="field">
        <span>Task</span>
        <select name="task">
          ${option('', 'All tasks', task)}
          ${[...tasks].map(([name, title]) => option(name, title, task))}
        </select>
      </label>`
    }
    <label class="field">
      <span>State of schedules</span>
      <select name="schedules">
        ${option('', 'All states', schedules)}
        ${scheduleStates.map((it) => option(it, it, schedules))}
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
