import { fromTimestamp, type ReceivedSchedule } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';
import { badge } from './badge.ts';
import { inSpace } from './in-space.ts';
import { moment } from './moment.ts';
import { timingOf } from './task-timing.ts';

export function schedulesTable({
  schedules,
  titleOf,
  mayRun,
  back,
}: {
  schedules: readonly ReceivedSchedule[];
  titleOf: (slug: string) => string;
  mayRun: boolean;
  /** The query of the page to come back to. */
  back: string;
}): Html {
  if (schedules.length === 0) {
    return html`<p class="nothing quiet">
      No schedules match. They appear when a plugin that declares tasks connects.
    </p>`;
  }
  return html`<table class="panel-table schedule-list">
    <thead>
      <tr>
        <th>Task</th>
        <th>State</th>
        <th>Repeats</th>
        <th>Next run</th>
        ${mayRun && html`<th><span class="hidden">Actions</span></th>`}
      </tr>
    </thead>
    <tbody>
      ${schedules.map(
        (schedule) =>
          html`<tr id="schedule-${schedule.id}">
            <td data-label="Task">
              <a class="row-link" href="/tasks/schedules/${schedule.id}"
                ><strong>${schedule.title || schedule.task}</strong></a
              >
              <span class="quiet"
                >${titleOf(schedule.plugin)}${inSpace(schedule)} ·
                <code>${schedule.task}</code></span
              >
            </td>
            <td data-label="State">${badge(schedule.state)}</td>
            <td data-label="Repeats">${timingOf(schedule)}</td>
            <td data-label="Next run">${moment(fromTimestamp(schedule.nextFireAt))}</td>
            ${mayRun && html`<td class="cell-action">${scheduleActions(schedule, back)}</td>`}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * What an administrator can do about a schedule without further words; `back` is the query of the list
 * that it leads back to, instead of to the schedule's own page.
 */
export function scheduleActions(schedule: ReceivedSchedule, back?: string): Html {
  const { id, title, task, state } = schedule;
  const name = title || task;
  const fields: Record<string, string> = back === undefined ? {} : { back };
  const action = (verb: string) => `/tasks/schedules/${id}/${verb}`;
  const run = actionForm({
    action: action('run'),
    label: 'Run now',
    name: `Run now: ${name}`,
    fields,
  });
  const pause = actionForm({
    action: action('pause'),
    label: 'Pause',
    name: `Pause ${name}`,
    fields,
  });
  const resume = actionForm({
    action: action('resume'),
    label: 'Resume',
    name: `Resume ${name}`,
    fields,
    tone: 'primary',
  });
  return html`<div class="row-actions">
    ${state !== 'inactive' && run} ${state === 'active' && pause} ${state === 'paused' && resume}
  </div>`;
}
