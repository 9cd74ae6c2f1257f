import { z } from 'zod';
import { cronProblem, isTimeZone, longestSeconds } from './cron.ts';
import { registeredParams, taskParams } from './task-params.ts';

const seconds = z.number().min(0).max(longestSeconds, 'is longer than ten years');

/** A task name is part of run keys: a word, with `-` or `_`. */
const taskName = z
  .string()
  .max(63)
  .regex(/^[a-z][a-z0-9_-]*$/, 'must be a lower-case word, like "poll_feed"');

/** A name that may be part of a NATS subject. */
const queueName = z
  .string()
  .max(31)
  .regex(/^[a-z][a-z0-9-]*$/, 'must be a lower-case word, like "mail"');

const moment = z.iso.datetime({
  offset: true,
  error: 'must be a moment with its offset, like "2026-03-01T09:00:00Z"',
});

const timezone = z
  .string()
  .refine(isTimeZone, 'is no time zone this platform knows; write one like "Europe/Berlin"');

/** When to try a failed run again. */
const retryPolicy = z.object({
  backoff: z
    .enum(['quartic', 'exponential', 'fixed'])
    .default('quartic')
    .describe(
      'quartic: attempts⁴ + 5 seconds; exponential: `seconds` doubled each time; fixed: `seconds`',
    ),
  seconds: seconds.default(10).describe('The first wait of exponential, each wait of fixed'),
  maxSeconds: seconds.default(86_400).describe('No wait is longer'),
});

/** When a task runs, and how its runs are treated. */
const timing = {
  delaySeconds: seconds.default(30).describe('Wait before the first run; not with cron'),
  cron: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Cron expression of 5 or 6 fields (seconds first), "@daily" and the like, or "@every 90s"',
    ),
  timezone: timezone.default('UTC').describe('The time zone of cron, like "Europe/Berlin"'),
  startAt: moment.optional().describe('No run before this moment'),
  repeatUntil: moment.optional().describe('No run after this moment'),
  jitterSeconds: seconds
    .default(0)
    .describe('Shifts all moments by one part of this, always the same for a schedule'),
  params: taskParams.default({}).describe('Handed to every run'),
  priority: z
    .int()
    .min(-100)
    .max(100)
    .default(0)
    .describe('Of the runs that wait in a queue the highest is taken first'),
  overlap: z
    .enum(['forbid', 'queue', 'replace', 'allow'])
    .default('forbid')
    .describe(
      'At a moment when the earlier run is not over: skip it, wait, cancel the earlier, or run beside it',
    ),
  misfire: z
    .enum(['run-once', 'skip-to-next', 'catch-up'])
    .default('run-once')
    .describe(
      'For moments that passed while nothing could fire: one run for all, none, or each its own',
    ),
  catchUpMax: z.int().min(1).max(100).default(10).describe('The most runs of a catch-up'),
  startDeadlineSeconds: seconds
    .min(1)
    .optional()
    .describe('A run that has not started so long after its moment is skipped'),
  maxAttempts: z.int().min(1).max(1000).default(25),
  maxRunSeconds: seconds
    .min(1)
    .default(3600)
    .describe('A run that takes longer is lost and tried again'),
  retry: retryPolicy.prefault({}).describe('When a failed run is tried again'),
  pauseOnFailure: z
    .boolean()
    .default(false)
    .describe('A run that fails for good pauses the schedule until somebody resumes it'),
};

const taskFields = z.looseObject({
  name: taskName,
  title: z.string().min(1).optional().describe('Shown to people; the name when left out'),
  description: z.string().optional(),
  repeatSeconds: z
    .union([seconds, z.object({ setting: z.string() })])
    .default(0)
    .describe(
      'Time between runs, counted from the scheduled time; 0 is once; or the site setting that holds it',
    ),
  scope: z
    .enum(['site', 'space'])
    .default('site')
    .describe('One schedule for the site, or one for each space in which the plugin is active'),
  replaceExisting: z
    .boolean()
    .default(true)
    .describe('Registering again starts the delay anew; false keeps the schedule as it is'),
  onDemand: z
    .boolean()
    .default(false)
    .describe('It has no schedule of its own: the plugin asks for its runs'),
  queue: queueName.default('default'),
  maxConcurrency: z
    .int()
    .min(1)
    .optional()
    .describe('Runs of this task at a time, over all processes'),
  ...timing,
});

/** Declared work: what to run and when. Times are seconds. */
export const taskSpec = taskFields
  .check(checkTiming)
  .describe('Work the platform triggers on a schedule');

/** The space that a schedule is for, or a run is in. */
export const taskSpace = z.object({ id: z.string(), slug: z.string() });

export type TaskSpace = z.output<typeof taskSpace>;

/**
 * A task as the catalog shows it: the setting it refers to is replaced by its value, and the limit of
 * the whole plugin stands beside its own. `space` is there in a schedule that is for one. The size of its
 * params was looked at when it registered, if there was a limit then.
 */
export const resolvedTaskSpec = taskFields
  .extend({
    repeatSeconds: seconds,
    params: registeredParams.default({}),
    pluginMaxConcurrency: z.int().min(1).optional(),
    space: taskSpace.optional(),
  })
  .check(checkTiming);

export type ResolvedTaskSpec = z.output<typeof resolvedTaskSpec>;

type Timed = {
  cron?: string | undefined;
  timezone: string;
  repeatSeconds: unknown;
  startAt?: string | undefined;
  repeatUntil?: string | undefined;
};

function checkTiming({ value, issues }: z.core.ParsePayload<Timed>): void {
  const add = (field: string, message: string) => {
    issues.push({ code: 'custom', input: value, path: [field], message });
  };
  const { cron, timezone: zone, repeatSeconds, startAt, repeatUntil } = value;
  if (cron !== undefined) {
    if (repeatSeconds !== 0) add('cron', 'and repeatSeconds cannot be given together: choose one');
    const problem = isTimeZone(zone) ? cronProblem(cron, zone) : undefined;
    if (problem !== undefined) add('cron', `"${cron}" cannot be used: ${problem}`);
  }
  if (startAt && repeatUntil && Date.parse(repeatUntil) <= Date.parse(startAt)) {
    add('repeatUntil', 'must be later than startAt');
  }
}
