import { z } from 'zod';

/**
 * What travels over NATS, and on which subject. A plugin's credentials allow the subjects that end
 * in, or contain, its own slug and no others, so the subject proves who sent a message.
 */

/** Triggers wait here until an instance takes them. Work queue: one consumer takes each message. */
export const triggersStream = 'PATCHBAY_TRIGGERS';
/** Reports of finished runs wait here until a scheduler takes them. */
export const reportsStream = 'PATCHBAY_REPORTS';

export const subjects = {
  /** Scheduler → an instance: `trigger`. In `triggersStream`. */
  trigger: (plugin: string, queue: string) => `patchbay.trigger.${plugin}.${queue}`,
  /** Plugin → scheduler, request and reply: `startRequest`, `startReply`. */
  start: (plugin: string) => `patchbay.run.start.${plugin}`,
  /** Plugin → scheduler, request and reply: `heartbeatRequest`, `heartbeatReply`. */
  heartbeat: (plugin: string) => `patchbay.run.heartbeat.${plugin}`,
  /** Plugin → scheduler: `runReport`. In `reportsStream`. */
  report: (plugin: string) => `patchbay.run.report.${plugin}`,
  /** Scheduler → whoever shows runs: `runEvent`. At most once; the truth is in the scheduler. */
  runEvent: (plugin: string) => `patchbay.events.run.${plugin}`,
} as const;

/** The durable pull consumer that the instances of a plugin share for one queue. */
export function triggerConsumer(plugin: string, queue: string): string {
  return `${plugin}_${queue}`;
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

export const trigger = z.object({
  ...attemptKey,
  scheduleId: z.string(),
  plugin: z.string(),
  task: z.string(),
  params: z.record(z.string(), z.json()),
  /** The moment the schedule names, not that of this attempt. */
  scheduledFor: timestamp,
  /** The same for every attempt of a run. */
  idempotencyKey: z.string(),
  maxRunSeconds: z.number(),
});

export const startRequest = z.object({ ...attemptKey, instanceId: z.string() });

/** Without a fence the attempt is not to be run: it is finished, cancelled or another's. */
export const startReply = z.union([
  z.object({ fence, leaseSeconds: z.number() }),
  z.object({ refused: z.string() }),
  z.object({ retryLater: z.string() }),
]);

export const heartbeatRequest = z.object({
  instanceId: z.string(),
  runs: z.array(z.object({ ...attemptKey, fence })),
});

/** `lost` lists the runs whose fence is no longer valid: abort them. */
export const heartbeatReply = z.object({ lost: z.array(z.string()) });

export const runReport = z.object({
  ...attemptKey,
  fence,
  instanceId: z.string(),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('succeeded'), result: z.json().optional() }),
    z.object({ kind: z.literal('failed'), error: z.string(), retryable: z.boolean() }),
    /** Not finished, and not its fault: the instance is shutting down. Costs no attempt. */
    z.object({ kind: z.literal('handed-back') }),
  ]),
});

export const runEvent = z.object({
  runId: z.string(),
  scheduleId: z.string(),
  plugin: z.string(),
  task: z.string(),
  state: z.string(),
});

export type Trigger = z.output<typeof trigger>;
export type StartRequest = z.output<typeof startRequest>;
export type StartReply = z.output<typeof startReply>;
export type HeartbeatRequest = z.output<typeof heartbeatRequest>;
export type HeartbeatReply = z.output<typeof heartbeatReply>;
export type RunReport = z.output<typeof runReport>;
export type RunEvent = z.output<typeof runEvent>;
