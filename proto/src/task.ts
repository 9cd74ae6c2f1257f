import { z } from 'zod';

const seconds = z
  .number()
  .min(0)
  .max(10 * 365 * 86_400, 'is longer than ten years');

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

/** Declared work: what to run and when. Times are seconds. */
export const taskSpec = z
  .looseObject({
    name: taskName,
    title: z.string().min(1).optional().describe('Shown to people; the name when left out'),
    description: z.string().optional(),
    delaySeconds: seconds.default(30).describe('Wait before the first run'),
    repeatSeconds: z
      .union([seconds, z.object({ setting: z.string() })])
      .default(0)
      .describe(
        'Time between runs, counted from the scheduled time; 0 is once; or the site setting that holds it',
      ),
    replaceExisting: z
      .boolean()
      .default(true)
      .describe('Registering again starts the delay anew; false keeps the schedule as it is'),
    params: z.record(z.string(), z.json()).default({}).describe('Handed to every run'),
    queue: queueName.default('default'),
    maxAttempts: z.int().min(1).max(1000).default(25),
    maxRunSeconds: seconds
      .min(1)
      .default(3600)
      .describe('A run that takes longer is lost and tried again'),
  })
  .describe('Work the platform triggers on a schedule');

export type TaskSpec = z.output<typeof taskSpec>;

/** A task as the catalog shows it: the setting it refers to is replaced by its value. */
export const resolvedTaskSpec = taskSpec.extend({ repeatSeconds: seconds });

export type ResolvedTaskSpec = z.output<typeof resolvedTaskSpec>;
