import type { FastifyReply } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import { troubleOf, whyUndone } from './trouble.ts';

type Tried<Answer> = { answer: Answer; trouble?: never } | { answer?: never; trouble: string };

/**
 * What another part of the platform answered to a change, or, when it refused, why: the reply gets the
 * status of the refusal. `what` begins the sentence, such as `it is not saved`.
 */
export function tried<Answer>(
  reply: FastifyReply,
  what: string,
  work: Promise<Answer>,
): Promise<Tried<Answer>> {
  return answerOr(reply, work, (message) => whyUndone(what, message));
}

/** The same for what changes nothing; `what` is such as `it cannot be shown`. */
export function triedToRead<Answer>(
  reply: FastifyReply,
  what: string,
  work: Promise<Answer>,
): Promise<Tried<Answer>> {
  return answerOr(reply, work, (message) => `${what}: ${troubleOf(message)}`);
}

async function answerOr<Answer>(
  reply: FastifyReply,
  work: Promise<Answer>,
  tell: (message: string) => string,
): Promise<Tried<Answer>> {
  try {
    return { answer: await work };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    reply.code(errorTable[error.code].http);
    return { trouble: tell(error.message) };
  }
}
