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
import { askFirst } from './ask-first.ts';
import { badge } from './badge.ts';
import { duration, exactMoment, moment } from './moment.ts';
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
  /** Of whoever looks at it, for the log. */
  timeZone: string;
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
        html`<h2 id="result">Result</h2>
          <pre role="group" tabindex="0" aria-labelledby="result">${indented(run.resultJson)}</pre>`
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
    ['Scheduled for', exactMoment(fromTimestamp(scheduledFor))],
    ['Until', run.moments > 1 && exactMoment(fromTimestamp(skippedUntil))],
    ['Next attempt', run.state === 'pending' && due !== undefined && exactMoment(new Date(due))],
    [
      'Sent to the plugin',
      run.dispatchedAt !== null && exactMoment(fromTimestamp(run.dispatchedAt)),
    ],
    ['Started', run.startedAt !== null && exactMoment(fromTimestamp(run.startedAt))],
    ['Finished', run.finishedAt !== null && exactMoment(fromTimestamp(run.finishedAt))],
    ['Attempt', run.state !== 'skipped' && attemptOf(run)],
    ['Instance', run.instanceId],
    ['Run by', requestedBy],
    [
      'Cancelled by',
      cancelledBy && html`${cancelledBy} ${exactMoment(fromTimestamp(cancelRequestedAt))}`,
    ],
    ['Params', Object.keys(params).length > 0 && JSON.stringify(params)],
  ];
  return rows.filter((row): row is [string, Html | string] => row[1] !== false && row[1] !== '');
}

function actions(run: ReceivedRun): Html {
  const { id, state, attempt, cancelRequestedAt } = run;
  const cancel = askFirst({
    id: `cancel-${id}`,
    label: 'Cancel',
    question:
      state === 'pending'
        ? 'It will not start. The schedule goes on.'
        : 'Its plugin is told to stop; what the run has done so far stays as it is. The schedule goes on.',
    answer: 'Cancel this run',
    action: `/tasks/runs/${id}/cancel`,
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
    ${error && showErrors && html`<pre role="group" tabindex="0" aria-label="Error of attempt ${attempt}">${error}</pre>`}
  </li>`;
}

function log({ lines, moreLines, timeZone }: RunPageData): Html {
  const clock = clockIn(timeZone);
  return html`<section aria-labelledby="log">
    <h2 id="log">Log</h2>
    ${
      lines.length === 0
        ? html`<p class="nothing quiet">The task has logged nothing in this run.</p>`
        : html`<pre class="log" role="group" tabindex="0" aria-labelledby="log">
${lines.map((line) => logLine(line, clock))}</pre>
            <p class="quiet">Times are of ${timeZone}.</p>`
    }
    ${moreLines && html`<p class="quiet">The first ${lines.length} lines; the plugin’s own log has all.</p>`}
  </section>`;
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });
}

function logLine({ at, level, text, attempt }: ReceivedLogLine, clock: Intl.DateTimeFormat): Html {
  const time = at ? clock.format(fromTimestamp(at) ?? undefined) : '';
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
