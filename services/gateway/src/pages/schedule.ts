import {
  fromStruct,
  fromTimestamp,
  type ReceivedRun,
  type ReceivedSchedule,
} from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { askFirst } from './ask-first.ts';
import { badge } from './badge.ts';
import { inSpace } from './in-space.ts';
import { duration, exactMoment, moment } from './moment.ts';
import { runsTable } from './runs.ts';
import { scheduleActions } from './schedules.ts';
import { timingOf } from './task-timing.ts';

export type SchedulePageData = {
  schedule: ReceivedSchedule;
  /** Its next moments. */
  next: readonly Date[];
  runs: readonly ReceivedRun[];
  nextPage: string;
  pluginTitle: string;
  mayRun: boolean;
};

/** Everything of one schedule; fetched again when runs change. */
export function scheduleContent(data: SchedulePageData): Html {
  const { schedule, next, runs, nextPage, pluginTitle, mayRun } = data;
  const { id, plugin, task, title, state, pausedBy, pausedAt, pauseReason } = schedule;
  return html`<header class="plugin-head">
      <div class="plugin-title">
        <h1>${title || task}</h1>
        <p class="quiet">${pluginTitle}${inSpace(schedule)} · task ${task}</p>
      </div>
      ${badge(state)}
      ${mayRun && html`<div class="plugin-actions">${scheduleActions(schedule)} ${deletion(schedule)}</div>`}
    </header>
    <article class="panel" aria-label="When">
      ${state === 'inactive' && html`<p>Inactive: ${whyInactive[schedule.inactiveReason]}.</p>`}
      ${
        pausedAt &&
        html`<p>
          Paused ${pausedBy && `by ${pausedBy}`}
          ${moment(fromTimestamp(pausedAt))}${pauseReason && `: ${pauseReason}`}.
        </p>`
      }
      <dl class="task-facts">
        ${facts(schedule).map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
        <div>
          <dt>Next runs</dt>
          <dd>
            ${
              next.length === 0
                ? `none${state === 'paused' ? ' until it is resumed' : ''}`
                : html`<ul class="moments">
                    ${next.map((at) => html`<li>${exactMoment(at)}</li>`)}
                  </ul>`
            }
          </dd>
        </div>
      </dl>
      ${mayRun && state !== 'inactive' && runWithParams(schedule)}
    </article>
    <section aria-labelledby="runs">
      <h2 id="runs">Runs</h2>
      ${
        runs.length > 0
          ? runsTable({ runs, titleOf: () => pluginTitle, showErrors: mayRun })
          : html`<p class="nothing quiet">It has not run yet.</p>`
      }
      ${
        nextPage &&
        html`<p class="actions">
          <a class="button" href="/tasks/schedules/${id}?page=${encodeURIComponent(nextPage)}"
            >Older runs</a
          >
        </p>`
      }
    </section>
    <p class="crumb-end"><a href="/tasks?plugin=${plugin}">All tasks of ${pluginTitle}</a></p>`;
}

function facts(schedule: ReceivedSchedule): [string, string][] {
  const spec = fromStruct(schedule.spec);
  const seconds = (name: string) =>
    typeof spec[name] === 'number' ? duration(spec[name] * 1000) : '';
  const rows: [string, string][] = [
    ['Repeats', timingOf(schedule)],
    ['Params', JSON.stringify(spec['params'] ?? {})],
    ['If the earlier run is not over', overlaps[text(spec['overlap'])] ?? ''],
    ['What was missed', misfires[text(spec['misfire'])] ?? ''],
    ['Attempts', text(spec['maxAttempts'])],
    ['A run may take', seconds('maxRunSeconds')],
    ['Must start within', seconds('startDeadlineSeconds')],
    ['Not after', text(spec['repeatUntil'])],
    ['Priority', text(spec['priority']) === '0' ? '' : text(spec['priority'])],
    ['Asked for by', schedule.origin === 'requested' ? schedule.createdBy : ''],
  ];
  return rows.filter(([, value]) => value !== '');
}

const whyInactive: Record<string, string> = {
  inactive: 'the plugin is disabled, or no longer declares the task',
  archived: 'the space is archived',
  'space-inactive': 'the plugin is not active in the space, or the space is gone',
};

const overlaps: Record<string, string> = {
  forbid: 'the moment is skipped',
  queue: 'the run waits for it',
  replace: 'the earlier run is cancelled',
  allow: 'both run',
};

const misfires: Record<string, string> = {
  'run-once': 'is one run, as soon as possible',
  'skip-to-next': 'is skipped',
  'catch-up': 'is caught up with, one run after the other',
};

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function deletion({ id, origin, title, task }: ReceivedSchedule): Html {
  if (origin !== 'requested') return html``;
  return askFirst({
    id: `delete-${id}`,
    label: 'Delete',
    question: 'It starts no run any more. The runs that it had stay in the history for a while.',
    answer: `Delete the schedule ${title || task}`,
    action: `/tasks/schedules/${id}/delete`,
  });
}

function runWithParams({ id, spec }: ReceivedSchedule): Html {
  const params = JSON.stringify(fromStruct(spec)['params'] ?? {}, null, 2);
  return html`<details id="run-with-params">
    <summary>Run now with other params</summary>
    <form class="stack" method="post" action="/tasks/schedules/${id}/run">
      <label class="field">
        <span>Params, as JSON</span>
        <textarea name="params" rows="5" spellcheck="false">${params}</textarea>
      </label>
      <p><button class="button">Run with these</button></p>
    </form>
  </details>`;
}
