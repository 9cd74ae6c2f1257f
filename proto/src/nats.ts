/** What travels over NATS, and on which subjects. */

export {
  triggersStream,
  reportsStream,
  eventsStream,
  noticesStream,
  noticesConsumer,
  subjects,
  lane,
  triggerConsumer,
  inboxPrefix,
  pluginOf,
} from './nats/subjects.ts';
export {
  startAtMost,
  trigger,
  startRequest,
  startReply,
  heartbeatRequest,
  heartbeatReply,
  cancelOrder,
  runNotes,
  runReports,
  runEvents,
  runEventsAtMost,
} from './nats/run-messages.ts';
export type {
  Trigger,
  StartRequest,
  StartReply,
  Started,
  HeartbeatRequest,
  HeartbeatReply,
  CancelOrder,
  RunReport,
  RunReports,
  RunNotes,
  RunEvent,
} from './nats/run-messages.ts';
export {
  scheduleRequest,
  scheduleReply,
  unscheduleRequest,
  unscheduleReply,
} from './nats/schedule-messages.ts';
export type {
  ScheduleRequest,
  ScheduleReply,
  UnscheduleRequest,
  UnscheduleReply,
} from './nats/schedule-messages.ts';
export { pluginEvent } from './nats/plugin-event.ts';
export type { PluginEvent } from './nats/plugin-event.ts';
export { notice } from './nats/notice.ts';
export { commandRequest, commandReply } from './nats/command-messages.ts';
export type { CommandReply } from './nats/command-messages.ts';
