import { z } from 'zod';
import type { Json } from '../struct.ts';
import { taskSpace } from '../task.ts';

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

const runReport = z.object({
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

export type Trigger = z.output<typeof trigger>;
export type StartRequest = z.output<typeof startRequest>;
export type StartReply = z.output<typeof startReply>;
export type Started = z.output<typeof started>;
export type HeartbeatRequest = z.output<typeof heartbeatRequest>;
export type HeartbeatReply = z.input<typeof heartbeatReply>;
export type CancelOrder = z.output<typeof cancelOrder>;
export type RunReport = z.output<typeof runReport>;
export type RunReports = z.output<typeof runReports>;
export type RunNotes = z.output<typeof runNotes>;
export type RunEvent = z.output<typeof runEvent>;
