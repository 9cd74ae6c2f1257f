export { Config as SchedulerConfig } from './config.ts';
export { startScheduler } from './scheduler.ts';
export type { Scheduler } from './scheduler.ts';
