import type { ReceivedPlugin, repeat } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { previewContent } from '../schedules/preview-content.ts';
import type { Preview } from '../schedules/preview.ts';
import type { EnteredTiming } from '../schedules/wanted-timing.ts';
import { callout } from './callout.ts';

/** What the form has, as it was entered. */
export type NewSchedule = EnteredTiming & {
  /** `<plugin>/<task>`. */
  task: string;
  params: string;
  /** The same when the form is sent again, so that one schedule comes of it. */
  request: string;
};

const choices: Readonly<Record<keyof typeof repeat | 'cron', string>> = {
  never: 'never: it runs once',
  hourly: 'every hour',
  daily: 'every day',
  weekly: 'every week',
  everyTwoWeeks: 'every two weeks',
  everyFourWeeks: 'every four weeks',
  cron: 'by the cron expression below',
};

/** The form for a schedule that an administrator asks for. */
export function newSchedulePage({
  plugins,
  entered,
  preview,
  trouble,
}: {
  plugins: Iterable<ReceivedPlugin>;
  entered: NewSchedule;
  preview: Preview;
  /** Why it could not be made. */
  trouble: string | undefined;
}): Html {
  const tasks = tasksOf(plugins);
  if (tasks.length === 0) {
    return html`${head()}
      <p class="nothing quiet">
        No plugin that is enabled has a task that could be scheduled here.
      </p>`;
  }
  return html`${head()} ${trouble && callout('bad', trouble)}
    <form class="panel form-panel" method="post" action="/tasks/new">
      <input type="hidden" name="request" value="${entered.request}" />
      <div class="form-fields">
        <label class="field">
          <span>Task</span>
          <select name="task" required>
            ${tasks.map(({ value, label }) => option(value, label, entered.task))}
          </select>
        </label>
        ${field('begins', 'Begins in', entered.begins, 'such as 10m or 1h 30m; empty for now')}
        <label class="field">
          <span>Repeats</span>
          <select name="repeats">
            ${Object.entries(choices).map(([value, label]) => option(value, label, entered.repeats))}
          </select>
        </label>
        ${field('cron', 'Cron expression', entered.cron, 'such as 0 7 * * 1-5; counts when it repeats by one')}
        ${field('timezone', 'Time zone of the cron expression', entered.timezone, '')}
      </div>
      <label class="field">
        <span>Params, as JSON</span>
        <textarea name="params" rows="4" spellcheck="false">${entered.params}</textarea>
        <small>empty for those that the task declares</small>
      </label>
      <div class="schedule-preview">
        <h2 id="next-runs">Next runs</h2>
        <div
          role="status"
          aria-labelledby="next-runs"
          data-preview="/-/fragments/schedule-preview"
          data-of="begins repeats cron timezone"
        >
          ${previewContent(preview)}
        </div>
      </div>
      <div class="ways">
        <button class="button button-primary">Schedule</button>
        <button class="button without-script" name="do" value="preview">Show the next runs</button>
      </div>
    </form>`;
}

function head(): Html {
  return html`<p class="crumb"><a href="/tasks">Tasks</a></p>
    <header class="page-head">
      <h1>New schedule</h1>
      <p class="quiet">
        Beside those that plugins declare. It goes on until somebody deletes it; for a task of
        spaces, its plugin makes one in each.
      </p>
    </header>`;
}

/** Tasks of the site, of plugins that are offered. */
function tasksOf(plugins: Iterable<ReceivedPlugin>): { value: string; label: string }[] {
  return [...plugins]
    .filter(({ offered }) => offered)
    .flatMap(({ slug, title, tasks }) =>
      [...new Map(tasks.map((task) => [task.name, task])).values()]
        .filter(({ spec }) => spec?.fields?.['scope']?.stringValue !== 'space')
        .map((task) => ({
          value: `${slug}/${task.name}`,
          label: `${title}: ${task.title || task.name}`,
        })),
    )
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

function option(value: string, label: string, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`;
}

function field(name: string, label: string, value: string, hint: string): Html {
  return html`<label class="field">
    <span>${label}</span>
    <input name="${name}" value="${value}" autocomplete="off" />
    ${hint && html`<small>${hint}</small>`}
  </label>`;
}
