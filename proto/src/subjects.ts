import { z } from 'zod';
import { actor, replyError } from './broker.ts';
import { cronProblem, isTimeZone, longestSeconds } from './cron.ts';
import { taskParams } from './task-params.ts';
import { taskSpace } from './task.ts';
import type { Json } from './struct.ts';

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
  /** Gateway → gateway: the id of a session that has ended. At most once; each finds out by itself. */
  sessionEnd: 'patchbay.session.end',
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

const timestamp = z.iso.datetime({ offset: true });

/** Identifies one attempt of a run; a fence proves that it is the current one. */
const attemptKey = { runId: z.string(), attempt: z.int().min(1) };
const fence = z.int().min(1);
/** What `JSON.parse` made needs no second look; looking costs more than all else here. */
const json = z.custom<Json>((value) => value !== undefined);

/** So many attempts may be asked for in one `startRequest`. */
export const startAtMost = 1_000;

export const trigger = z.object({
  ...attemptKey,
  scheduleId: z.string(),
  plugin: z.string(),
  task: z.string(),
  params: z.record(z.string(), json),
  /** Of a task whose scope is `space`. */
  space: taskSpace.optional(),
  /** The moment the schedule names, not that of this attempt. */
  scheduledFor: timestamp,
  /** The same for every attempt of a run. */
  idempotencyKey: z.string(),
  maxRunSeconds: z.number(),
});

/** All the attempts that an instance has pulled and may begin now, in one message. */
export const startRequest = z.object({
  instanceId: z.string(),
  /** Made anew for each request, but not when it is sent again: that gets the answer it got before. */
  token: z.string().min(8).max(64),
  runs: z.array(z.object(attemptKey)).min(1).max(startAtMost),
});

/** One attempt's answer. Without a fence it is not to be run: it is finished, cancelled or another's. */
const started = z.union([z.object({ fence }), z.object({ refused: z.string() })]);

/** `runs` in the order of the request. */
export const startReply = z.union([
  z.object({ leaseSeconds: z.number(), runs: z.array(started) }),
  z.object({ retryLater: z.string() }),
]);

export const heartbeatRequest = z.object({
  instanceId: z.string(),
  runs: z.array(z.object({ ...attemptKey, fence })),
});

/**
 * `lost` lists the runs whose fence is no longer valid: abort them. `cancelled` those that somebody
 * wants to end: abort them too, and report how they ended.
 */
export const heartbeatReply = z.object({
  lost: z.array(z.string()),
  cancelled: z.array(z.string()).default([]),
});

/** Whoever executes this attempt is to abort it. */
export const cancelOrder = z.object({ ...attemptKey, by: z.string() });

export const runReport = z.object({
  ...attemptKey,
  fence,
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('succeeded'), result: json.optional() }),
    z.object({ kind: z.literal('failed'), error: z.string(), retryable: z.boolean() }),
    /** Not finished, and not its fault: the instance is shutting down. Costs no attempt. */
    z.object({ kind: z.literal('handed-back') }),
  ]),
});

const logLine = z.object({
  at: timestamp,
  level: z.enum(['debug', 'info', 'warn', 'error']),
  text: z.string(),
});

/** What handlers say while they run: how far they are, and what they log. */
export const runNotes = z.object({
  runs: z.array(
    z.object({
      ...attemptKey,
      fence,
      progress: z
        .object({ fraction: z.number().min(0).max(1).nullable(), text: z.string() })
        .optional(),
      lines: z.array(logLine).default([]),
    }),
  ),
});

const seconds = z.number().min(0).max(longestSeconds, 'is longer than ten years');

/** Text that Postgres can store. */
const key = z.string().refine((text) => !text.includes('\0'), 'holds a NUL');

/**
 * A schedule that is asked for: when, of which task, with which params. What it leaves out is as the
 * task declares it.
 */
export const scheduleRequest = z
  .object({
    task: z.string(),
    /** Seconds from now. */
    in: seconds.optional(),
    at: timestamp.optional(),
    /** Seconds from one run to the next. */
    every: seconds.min(0.001).optional(),
    cron: z.string().max(200).optional(),
    timezone: z.string().refine(isTimeZone, 'is no time zone this platform knows').optional(),
    /** No run after this moment. */
    until: timestamp.optional(),
    params: taskParams.optional(),
    priority: z.int().min(-100).max(100).optional(),
    overlap: z.enum(['forbid', 'queue', 'replace', 'allow']).optional(),
    misfire: z.enum(['run-once', 'skip-to-next', 'catch-up']).optional(),
    maxAttempts: z.int().min(1).max(1000).optional(),
    /** Id of the space that it is for; of tasks whose scope is `space`, and only of those. */
    space: z.string().optional(),
    /** Tells this schedule from others of the task; without it, its params do. */
    dedupeKey: key.min(1).max(200).optional(),
    /** When it is there already and not over. `add` with a dedupe key makes no sense. */
    ifExists: z.enum(['add', 'reschedule', 'skip']).optional(),
    /** The same for each repetition of one request, so that `add` adds once. */
    requestId: key.max(100).optional(),
  })
  .check(({ value, issues }) => {
    const add = (field: string, message: string) =>
      issues.push({ code: 'custom', input: value, path: [field], message });
    const { in: delay, at, every, cron, timezone, dedupeKey, ifExists } = value;
    if ([delay, at, every, cron].every((it) => it === undefined)) {
      add('in', 'or at, every or cron is required');
    }
    if (delay !== undefined && at !== undefined) add('at', 'and in exclude each other');
    if (delay !== undefined && cron !== undefined) add('cron', 'and in exclude each other');
    if (every !== undefined && cron !== undefined) add('cron', 'and every exclude each other');
    const isReadable = cron !== undefined && (timezone === undefined || isTimeZone(timezone));
    const problem = isReadable ? cronProblem(cron, timezone) : undefined;
    if (problem !== undefined) add('cron', `"${cron}" cannot be used: ${problem}`);
    if (dedupeKey !== undefined && ifExists === 'add') {
      add('ifExists', 'cannot be add where a dedupeKey says which one it is');
    }
  });

export const scheduleReply = z.union([
  z.object({ scheduleId: z.string(), created: z.boolean(), nextFireAt: timestamp.nullable() }),
  z.object({
    refused: z.string(),
    violations: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
  }),
]);

/** By id, or as `scheduleRequest` names it. */
export const unscheduleRequest = z.union([
  z.object({ scheduleId: z.string() }),
  z.object({
    task: z.string(),
    space: z.string().optional(),
    dedupeKey: z.string().optional(),
    params: z.record(z.string(), z.json()).optional(),
  }),
]);

/** Whether there was one. */
export const unscheduleReply = z.object({ removed: z.boolean() });

/** What has ended at an instance, several runs in one message of at most the server's largest payload. */
export const runReports = z.object({ instanceId: z.string(), reports: z.array(runReport).min(1) });

const runEvent = z.object({
  runId: z.string(),
  scheduleId: z.string(),
  plugin: z.string(),
  task: z.string(),
  state: z.string(),
});

/** What happened to runs of a plugin, in its order, so many at most. */
export const runEvents = z.object({ events: z.array(runEvent).min(1) });
export const runEventsAtMost = 500;

/**
 * What happened to a plugin. `what` is one of `created`, `deleted`, `enabled`, `disabled`,
 * `state-changed` (from, to, reason, message), `release-registered` (version, approved),
 * `release-approved` (version), `release-rejected` (version, reason), `release-activated` (from, to),
 * `instance-changed` (instance, name, version, epoch, state, reason), `contribution-changed`
 * (contribution, point, state, reason).
 */
export const pluginEvent = z.object({
  /** The same for the same event, should it arrive twice. */
  id: z.string(),
  plugin: z.string(),
  what: z.string(),
  at: timestamp,
  data: z.record(z.string(), z.json()),
});

/** One contribution to be told. */
export const notice = z.object({
  /** The same when it is told again. */
  id: z.string(),
  plugin: z.string(),
  point: z.string(),
  contribution: z.string(),
  payload: z.json(),
  deadlineMs: z.int(),
  actor,
  space: z.string().optional(),
});

export type Notice = z.output<typeof notice>;

export const commandRequest = z.object({
  plugin: z.string(),
  command: z.string(),
  input: z.record(z.string(), z.json()).default({}),
  /** Id of the space in which it is run. */
  space: z.string().optional(),
});

/** The result of a command, or the id of its run when it takes long. */
export const commandReply = z.union([
  z.object({ plugin: z.string(), command: z.string(), result: z.json() }),
  z.object({ plugin: z.string(), command: z.string(), runId: z.string() }),
  z.object({ error: replyError }),
]);

export type CommandRequest = z.output<typeof commandRequest>;
export type CommandReply = z.input<typeof commandReply>;
export type PluginEvent = z.output<typeof pluginEvent>;
export type Trigger = z.output<typeof trigger>;
export type StartRequest = z.output<typeof startRequest>;
export type StartReply = z.output<typeof startReply>;
export type Started = z.output<typeof started>;
export type HeartbeatRequest = z.output<typeof heartbeatRequest>;
export type HeartbeatReply = z.input<typeof heartbeatReply>;
export type CancelOrder = z.output<typeof cancelOrder>;
export type RunReport = z.output<typeof runReport>;
export type RunNotes = z.output<typeof runNotes>;
export type ScheduleRequest = z.output<typeof scheduleRequest>;
export type ScheduleReply = z.output<typeof scheduleReply>;
export type UnscheduleRequest = z.output<typeof unscheduleRequest>;
export type UnscheduleReply = z.output<typeof unscheduleReply>;
export type RunReports = z.output<typeof runReports>;
export type RunEvent = z.output<typeof runEvent>;
