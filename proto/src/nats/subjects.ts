/**
 * What travels over NATS, and on which subject. A plugin's credentials allow the subjects that end
 * in, or contain, its own slug and no others, so the subject proves who sent a message.
 */

/** Triggers wait here until an instance takes them. Work queue: one consumer takes each message. */
export const triggersStream = 'PATCHBAY_TRIGGERS';
/** Reports of finished runs wait here until a scheduler takes them. */
export const reportsStream = 'PATCHBAY_REPORTS';

/** What happens to plugins, for whoever wants to know; kept for a while. */
export const eventsStream = 'PATCHBAY_EVENTS';

/** What plugins are to be told by points of the mode `notify`, until they have been. */
export const noticesStream = 'PATCHBAY_NOTICES';
/** The durable consumer of notices that the gateways share. */
export const noticesConsumer = 'gateway';

export const subjects = {
  /** Scheduler → an instance: `trigger`. In `triggersStream`. */
  trigger: (plugin: string, lane: string) => `patchbay.trigger.${plugin}.${lane}`,
  /** Plugin → scheduler, request and reply: `startRequest`, `startReply`. */
  start: (plugin: string) => `patchbay.run.start.${plugin}`,
  /** Plugin → scheduler, request and reply: `heartbeatRequest`, `heartbeatReply`. */
  heartbeat: (plugin: string) => `patchbay.run.heartbeat.${plugin}`,
  /** Plugin → scheduler: `runReports`. In `reportsStream`. */
  report: (plugin: string) => `patchbay.run.report.${plugin}`,
  /** Plugin → scheduler, request and reply: `runNotes`, `{}`. */
  notes: (plugin: string) => `patchbay.run.notes.${plugin}`,
  /** Plugin → scheduler, request and reply: `scheduleRequest`, `scheduleReply`. */
  schedule: (plugin: string) => `patchbay.run.schedule.${plugin}`,
  /** Plugin → scheduler, request and reply: `unscheduleRequest`, `unscheduleReply`. */
  unschedule: (plugin: string) => `patchbay.run.unschedule.${plugin}`,
  /** Scheduler → every instance of a plugin: `cancelOrder`. At most once; heartbeats say it again. */
  cancel: (plugin: string) => `${inboxPrefix(plugin)}.cancel`,
  /** Plugin → registry, request and reply: `commandRequest`, `commandReply`. */
  command: (plugin: string) => `patchbay.command.${plugin}`,
  /** Plugin → gateway, request and reply: `points.pointRequest`, `points.pointReply`. */
  point: (plugin: string) => `patchbay.point.${plugin}`,
  /** Plugin → gateway, request and reply: `links.linkRequest`, `links.linkReply`. */
  link: (plugin: string) => `patchbay.link.${plugin}`,
  /** Plugin → gateway, request and reply: `ownSettings.settingsRequest`, `ownSettings.settingsReply`. */
  settings: (plugin: string) => `patchbay.settings.${plugin}`,
  /** Gateway → gateway: `notice`. In `noticesStream`. */
  notice: (plugin: string) => `patchbay.notice.${plugin}`,
  /** Registry → whoever wants to know: `pluginEvent`. In `eventsStream`. */
  pluginEvent: (plugin: string, what: string) => `patchbay.events.plugin.${plugin}.${what}`,
  /** Registry → open pages: something happened in a space. At most once, and without content. */
  spaceEvent: (space: string) => `patchbay.events.space.${space}`,
  /** Registry → open pages: somebody has news in their inbox. At most once, and without content. */
  inboxEvent: (user: string) => `patchbay.events.inbox.${user}`,
  /** Scheduler → whoever shows runs: `runEvents`. At most once; the truth is in the scheduler. */
  runEvents: (plugin: string) => `patchbay.events.run.${plugin}`,
} as const;

/**
 * Where the triggers of a queue wait that have one priority: each has a consumer of its own, so that
 * the highest can be taken first.
 */
export function lane(queue: string, priority: number): string {
  return priority === 0 ? queue : `${queue}_${priority}`;
}

/** The durable pull consumer that the instances of a plugin share for one lane. */
export function triggerConsumer(plugin: string, lane: string): string {
  return `${plugin}_${lane}`;
}

/** Prefix of the inboxes that a plugin may subscribe to. */
export function inboxPrefix(plugin: string): string {
  return `_INBOX_${plugin}`;
}

/** The plugin that a subject of `subjects` names. */
export function pluginOf(subject: string): string {
  return subject.split('.')[3] ?? '';
}
