import { z } from 'zod';
import { cronProblem, isTimeZone, longestSeconds } from '../cron.ts';
import { taskParams } from '../task-params.ts';

const timestamp = z.iso.datetime({ offset: true });

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

export type ScheduleRequest = z.output<typeof scheduleRequest>;
export type ScheduleReply = z.output<typeof scheduleReply>;
export type UnscheduleRequest = z.output<typeof unscheduleRequest>;
export type UnscheduleReply = z.output<typeof unscheduleReply>;
