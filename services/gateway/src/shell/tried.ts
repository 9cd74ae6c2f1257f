import type { FastifyReply } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import { troubleOf } from './trouble.ts';

/**
 * What another part of the platform answered, or, when it refused, why: the reply gets the status of
 * the refusal. `what` begins the sentence, such as `it is not saved`.
 */
export async function tried<Answer>(
  reply: FastifyReply,
  what: string,
  work: Promise<Answer>,
): Promise<{ answer: Answer; trouble?: never } | { answer?: never; trouble: string }> {
  try {
    return { answer: await work };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    reply.code(errorTable[error.code].http);
    return { trouble: `${what}: ${troubleOf(error.message)}` };
  }
}
