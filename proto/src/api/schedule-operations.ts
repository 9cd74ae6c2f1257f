import { operation } from './operation.ts';

const tag = 'Schedules';

export const scheduleOperations = {
  listSchedules: operation('Scheduler.listSchedules', 'GET /schedules', { tag }),
  createSchedule: operation('Scheduler.createSchedule', 'POST /schedules', {
    tag,
    required: ['plugin', 'schedule'],
  }),
  getSchedule: operation('Scheduler.getSchedule', 'GET /schedules/{id}', { tag }),
  deleteSchedule: operation('Scheduler.deleteSchedule', 'DELETE /schedules/{id}', { tag }),
  pauseSchedule: operation('Scheduler.pauseSchedule', 'POST /schedules/{id}/pause', { tag }),
  resumeSchedule: operation('Scheduler.resumeSchedule', 'POST /schedules/{id}/resume', { tag }),
  runNow: operation('Scheduler.runNow', 'POST /schedules/{scheduleId}/run', { tag, status: 201 }),
  previewSchedule: operation('Scheduler.previewSchedule', 'GET /schedule-preview', { tag }),
};
