import { z } from 'zod';
import { actor } from '../broker.ts';

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
