import { z } from 'zod';
import { errorTable, type ErrorCode } from '../errors.ts';

const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** RFC 9457 problem details, with what the platform adds. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().describe('The code as words'),
    status: z.int(),
    detail: z.string().describe('A sentence that says what to do'),
    code: z.enum(codes).describe('For programs'),
    trace: z.string().describe("The request's id, which is in the log too"),
    reason: z.string().optional().describe('For programs: which of several causes it was'),
    violations: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Every member that is wrong, by its path, such as `tasks[0].repeatSeconds`'),
  })
  .describe('RFC 9457 problem details');

export type Problem = z.output<typeof problemSchema>;
