import { fromTimestamp, type ReceivedRun } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { badge } from './badge.ts';
import { inSpace } from './in-space.ts';
import { duration, moment } from './moment.ts';
import { progressOf } from './progress.ts';
import { skipReason } from './skip-reason.ts';

export function runsTable({
  runs,
  titleOf,
  showErrors,
}: {
  runs: readonly ReceivedRun[];
  titleOf: (slug: string) => string;
  showErrors: boolean;
}): Html {
  if (runs.length === 0) return html`<p class="nothing quiet">No runs match.</p>`;
  return html`<table class="panel-table run-list">
    <thead>
      <tr>
        <th>Task</th>
        <th>State</th>
        <th>Scheduled for</th>
        <th>Attempt</th>
        <th>Duration</th>
      </tr>
    </thead>
    ${runs.map((run) => runRows(run, { titleOf, showErrors }))}
  </table>`;
}

function runRows(
  run: ReceivedRun,
  { titleOf, showErrors }: { titleOf: (slug: string) => string; showErrors: boolean },
): Html {
  const why = skipReason(run);
  return html`<tbody id="run-${run.id}">
    <tr>
      <td data-label="Task">
        <a class="row-link" href="/tasks/runs/${run.id}"
          ><strong>${run.title || run.task}</strong></a
        >
        <span class="quiet"
          >${titleOf(run.plugin)}${inSpace(run)}${run.requestedBy && html` · run by ${run.requestedBy}`}</span
        >
      </td>
      <td data-label="State">
        ${runBadge(run)} ${why && html`<span class="quiet">${why}</span>`} ${progressOf(run)}
      </td>
      <td data-label="Scheduled for">${moment(fromTimestamp(run.scheduledFor))}</td>
      <td data-label="Attempt" class="${isFirstAttempt(run) && 'first-attempt'}">
        ${attemptOf(run)}
      </td>
      <td data-label="Duration">${durationOf(run)}</td>
    </tr>
    ${
      run.error &&
      showErrors &&
      html`<tr class="row-error">
        <td colspan="5">
          <details id="error-${run.id}">
            <summary>${firstLine(run.error)}</summary>
            <pre role="group" tabindex="0" aria-label="The whole error">${run.error}</pre>
          </details>
        </td>
      </tr>`
    }
  </tbody>`;
}

/** The state of a run; one that was told to end is on its way there. */
export function runBadge({ state, cancelRequestedAt, waitsForTurn }: ReceivedRun): Html {
  if (state === 'running' && cancelRequestedAt) return badge('cancelling');
  return badge(state === 'pending' && waitsForTurn ? 'queued' : state);
}

/** Which attempt a run is at, and when the next comes. */
export function attemptOf(run: ReceivedRun): Html {
  const { attempt, maxAttempts, state, dueAt, scheduledFor } = run;
  if (state === 'skipped') return html`<span class="quiet">–</span>`;
  const [due, planned] = [fromTimestamp(dueAt), fromTimestamp(scheduledFor)];
  const retries = state === 'pending' && attempt > 0 && due && planned && due > planned;
  return html`${attempt} of ${maxAttempts}
  ${retries && html`<span class="quiet">next ${moment(due)}</span>`}`;
}

/** Of which there is nothing to say where there is little room. */
function isFirstAttempt({ attempt, state }: ReceivedRun): boolean {
  return attempt === 0 || (attempt === 1 && state !== 'pending');
}

function durationOf({ startedAt, finishedAt }: ReceivedRun): string {
  const [start, end] = [fromTimestamp(startedAt), fromTimestamp(finishedAt)];
  return start && end ? duration(end.getTime() - start.getTime()) : '–';
}

function firstLine(error: string): string {
  const line = error.split('\n', 1)[0] ?? '';
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
