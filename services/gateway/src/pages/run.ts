import {
  fromStruct,
  fromTimestamp,
  type ReceivedAttempt,
  type ReceivedLogLine,
  type ReceivedRun,
} from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { inSpace } from './in-space.ts';
import { actionForm } from './action-form.ts';
import { badge } from './badge.ts';
import { duration, moment } from './moment.ts';
import { progressOf } from './progress.ts';
import { attemptOf, runBadge } from './runs.ts';
import { skipReason } from './skip-reason.ts';

export type RunPageData = {
  run: ReceivedRun;
  attempts: readonly ReceivedAttempt[];
  lines: readonly ReceivedLogLine[];
  /** Whether there are more lines than are shown. */
  moreLines: boolean;
  pluginTitle: string;
  mayRun: boolean;
};

/** Everything of one run; fetched again when it changes. */
export function runContent(data: RunPageData): Html {
  const { run, attempts, pluginTitle, mayRun } = data;
  const { id, title, task, scheduleId } = run;
  const why = skipReason(run);
  return html`<header class="plugin-head">
      <div class="plugin-title">
        <h1>${title || task}</h1>
        <p class="quiet">${pluginTitle}${inSpace(run)} · run ${id}</p>
      </div>
      ${runBadge(run)} ${mayRun && html`<div class="plugin-actions">${actions(run)}</div>`}
    </header>
    <article class="panel" aria-label="This run">
      ${why && html`<p>It was skipped: ${why}.</p>`} ${progressOf(run)}
      <dl class="task-facts">
        ${facts(run).map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${
        run.resultJson &&
        mayRun &&
        html`<h2>Result</h2>
          <pre>${indented(run.resultJson)}</pre>`
      }
    </article>
    ${
      attempts.length > 0 &&
      html`<section aria-labelledby="attempts">
        <h2 id="attempts">Attempts</h2>
        <ol class="timeline">
          ${attempts.map((attempt) => attemptItem(attempt, mayRun))}
        </ol>
      </section>`
    }
    ${mayRun && log(data)}
    <p class="crumb-end"><a href="/tasks/schedules/${scheduleId}">Its schedule</a></p>`;
}

function facts(run: ReceivedRun): [string, Html | string][] {
  const { requestedBy, cancelledBy, cancelRequestedAt, dueAt, scheduledFor, skippedUntil } = run;
  const params = fromStruct(run.params);
  const due = fromTimestamp(dueAt)?.getTime();
  const rows: [string, Html | string | false][] = [
    ['Scheduled for', moment(fromTimestamp(scheduledFor))],
    ['Until', run.moments > 1 && moment(fromTimestamp(skippedUntil))],
    ['Next attempt', run.state === 'pending' && due !== undefined && moment(new Date(due))],
    ['Sent to the plugin', run.dispatchedAt !== null && moment(fromTimestamp(run.dispatchedAt))],
    ['Started', run.startedAt !== null && moment(fromTimestamp(run.startedAt))],
    ['Finished', run.finishedAt !== null && moment(fromTimestamp(run.finishedAt))],
    ['Attempt', run.state !== 'skipped' && attemptOf(run)],
    ['Instance', run.instanceId],
    ['Run by', requestedBy],
    [
      'Cancelled by',
      cancelledBy && html`${cancelledBy} ${moment(fromTimestamp(cancelRequestedAt))}`,
    ],
    ['Params', Object.keys(params).length > 0 && JSON.stringify(params)],
  ];
  return rows.filter((row): row is [string, Html | string] => row[1] !== false && row[1] !== '');
}

function actions(run: ReceivedRun): Html {
  const { id, state, attempt, cancelRequestedAt } = run;
  const cancel = actionForm({
    action: `/tasks/runs/${id}/cancel`,
    label: 'Cancel',
    tone: 'danger',
  });
  const retry = actionForm({
    action: `/tasks/runs/${id}/retry`,
    label: 'Try again now',
    tone: 'primary',
  });
  const unfinished = ['pending', 'dispatched', 'running'].includes(state);
  const retries = ['failed', 'cancelled'].includes(state) || (state === 'pending' && attempt > 0);
  return html`${retries && retry} ${unfinished && !cancelRequestedAt && cancel}`;
}

function attemptItem(
  { attempt, outcome, instanceId, startedAt, endedAt, error }: ReceivedAttempt,
  showErrors: boolean,
): Html {
  const [start, end] = [fromTimestamp(startedAt), fromTimestamp(endedAt)];
  return html`<li id="attempt-${attempt}-${outcome}">
    <p class="attempt-line">
      <strong>Attempt ${attempt}</strong> ${badge(outcome)}
      <span class="quiet">
        ${start && html`began ${moment(start)}`}${start && end && `, took ${duration(end.getTime() - start.getTime())}`}
      </span>
    </p>
    ${instanceId && html`<p class="quiet">on instance ${instanceId}</p>`}
    ${error && showErrors && html`<pre>${error}</pre>`}
  </li>`;
}

function log({ lines, moreLines }: RunPageData): Html {
  return html`<section aria-labelledby="log">
    <h2 id="log">Log</h2>
    ${
      lines.length === 0
        ? html`<p class="nothing quiet">The task has logged nothing in this run.</p>`
        : html`<pre class="log" tabindex="0" aria-labelledby="log">${lines.map(logLine)}</pre>`
    }
    ${moreLines && html`<p class="quiet">The first ${lines.length} lines; the plugin’s own log has all.</p>`}
  </section>`;
}

function logLine({ at, level, text, attempt }: ReceivedLogLine): Html {
  const time = fromTimestamp(at)?.toISOString().slice(11, 23) ?? '';
  return html`<span class="log-line log-${level}"
    ><span class="quiet">${time} #${attempt} ${level.padEnd(5)}</span> ${text}</span
  >`;
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
