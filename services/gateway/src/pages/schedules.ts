import { fromStruct, fromTimestamp, type ReceivedSchedule } from '@patchbay/proto';
import { html, type Html } from '../html.ts';
import type { PageFrame } from '../page-frame.ts';
import { badge } from './badge.ts';
import { interval } from './interval.ts';
import { moment } from './moment.ts';
import type { TaskFilter } from './tasks.ts';

export function schedulesTable({
  schedules,
  titleOf,
  mayRun,
  filter,
  frame,
}: {
  schedules: readonly ReceivedSchedule[];
  titleOf: (slug: string) => string;
  mayRun: boolean;
  filter: TaskFilter;
  frame: PageFrame;
}): Html {
  if (schedules.length === 0) {
    return html`<p class="nothing quiet">
      No schedules. They appear when a plugin that declares tasks connects.
    </p>`;
  }
  return html`<table class="panel-table">
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
              <strong>${schedule.title || schedule.task}</strong>
              <span class="quiet">${titleOf(schedule.plugin)}</span>
            </td>
            <td data-label="State">${badge(schedule.state)}</td>
            <td data-label="Repeats">${repeatOf(schedule)}</td>
            <td data-label="Next run">${moment(fromTimestamp(schedule.nextFireAt))}</td>
            ${mayRun && html`<td class="cell-action">${runButton(schedule, filter, frame)}</td>`}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function repeatOf({ spec }: ReceivedSchedule): string {
  const { repeatSeconds } = fromStruct(spec);
  if (typeof repeatSeconds !== 'number' || repeatSeconds === 0) return 'once';
  return `every ${interval(repeatSeconds)}`;
}

function runButton(
  { id, title, task, state }: ReceivedSchedule,
  { plugin, state: stateFilter }: TaskFilter,
  { icon }: PageFrame,
): Html {
  if (state === 'inactive') return html``;
  return html`<form method="post" action="/tasks/run">
    <input type="hidden" name="scheduleId" value="${id}" />
    <input type="hidden" name="plugin" value="${plugin}" />
    <input type="hidden" name="state" value="${stateFilter}" />
    <button class="button" aria-label="Run ${title || task} now">${icon('play')} Run now</button>
  </form>`;
}
