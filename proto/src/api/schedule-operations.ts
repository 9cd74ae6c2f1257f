import { operation } from './operation.ts';

const tag = 'Schedules';

export const scheduleOperations = {
  listSchedules: operation('Scheduler.listSchedules', 'GET /schedules', { tag }),
  createSchedule: operation('Scheduler.createSchedule', 'POST /schedules', {
    tag,
    required: ['plugin', 'schedule'],
  }),
  getSchedule: operation('Scheduler.getSchedule', 'GET /schedules/{id}', {
    tag,
    passing: ['nextFireAt'],
  }),
  deleteSchedule: operation('Scheduler.deleteSchedule', 'DELETE /schedules/{id}', {
    tag,
    changes: 'getSchedule',
  }),
  pauseSchedule: operation('Scheduler.pauseSchedule', 'POST /schedules/{id}/pause', {
    tag,
    changes: 'getSchedule',
  }),
  resumeSchedule: operation('Scheduler.resumeSchedule', 'POST /schedules/{id}/resume', {
    tag,
    changes: 'getSchedule',
  }),
  runNow: operation('Scheduler.runNow', 'POST /schedules/{scheduleId}/run', { tag, status: 201 }),
  previewSchedule: operation('Scheduler.previewSchedule', 'GET /schedule-preview', { tag }),
};
