import { z } from 'zod';
import { errorTable, PlatformError, type ErrorCode } from './errors.ts';

/** Where services ask a gateway to call a plugin: request and reply, answered by any one replica. */
export const brokerSubject = 'patchbay.broker.call';
/** The queue group of the gateways that answer there. */
export const brokerQueue = 'gateway';

/** Below this path a plugin answers the platform; requests from outside never reach it. */
export const callPath = '/-/call/';
/** The request header that names the space in which a call is made. */
export const callSpaceHeader = 'patchbay-space';

/** The most that a call carries each way, in bytes of JSON: less than one message of NATS holds. */
export const maxCallBytes = 900_000;
/** The longest that a plugin may take for a call. */
const maxCallMs = 3_600_000;

/** Segments of words: `lifecycle/installed`, `command/setServer`, `point/events.tags/redmine`. */
const callName = z
  .string()
  .max(300)
  .regex(/^[A-Za-z0-9][\w.@-]*(\/[A-Za-z0-9][\w.@-]*)*$/, 'must be words joined by slashes');

/** Who acts: the platform itself, a person by their id, or a plugin by its slug. */
export const actor = z.union([
  z.literal('platform'),
  z.templateLiteral(['user:', z.string()]),
  z.templateLiteral(['plugin:', z.string()]),
]);

export const brokerRequest = z.object({
  plugin: z.string(),
  call: callName,
  payload: z.json(),
  deadlineMs: z.int().min(1).max(maxCallMs),
  actor,
  /** Id of the space in which it is asked. */
  space: z.string().optional(),
});

const violation = z.object({ field: z.string(), message: z.string() });

/** A PlatformError on its way. */
export const replyError = z.object({
  code: z.string().transform((code) => (isErrorCode(code) ? code : 'internal')),
  message: z.string(),
  violations: z.array(violation).optional(),
  reason: z.string().optional(),
});

export const brokerReply = z.union([
  z.object({ ok: z.json() }),
  z.object({ error: replyError }),
  /** Sent every few seconds while a plugin is still at work, so that a gateway's end is noticed. */
  z.object({ working: z.literal(true) }),
]);

export type Actor = z.output<typeof actor>;
export type BrokerRequest = z.output<typeof brokerRequest>;
export type BrokerReply = z.input<typeof brokerReply>;

/** An error as a reply carries it. */
export function toReplyError({ code, message, details }: PlatformError) {
  const { violations, reason } = details;
  return {
    code,
    message,
    ...(violations && { violations: [...violations] }),
    ...(reason !== undefined && { reason }),
  };
}

/** The reverse: what the caller throws. */
export function fromReplyError({
  code,
  message,
  violations,
  reason,
}: z.output<typeof replyError>): PlatformError {
  return new PlatformError(code, message, {
    ...(violations && { violations }),
    ...(reason !== undefined && { reason }),
  });
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
