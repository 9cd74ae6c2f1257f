import { z } from 'zod';
import { replyError } from '../broker.ts';

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

export type CommandReply = z.input<typeof commandReply>;
