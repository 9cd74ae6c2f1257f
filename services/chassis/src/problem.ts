import { errorTable, PlatformError, unexpected } from '@patchbay/proto';
import type { Problem } from '@patchbay/proto/api';
import type { FastifyBaseLogger } from 'fastify';
import { unreadableRequest } from './unreadable-request.ts';

/** Any thrown value as a problem; one that nobody expected is logged under the id it is given. */
export function problemOf(
  thrown: unknown,
  { log, trace }: { log: FastifyBaseLogger; trace: string },
): Problem {
  const error = toPlatformError(thrown, log);
  return {
    type: 'about:blank',
    title: error.code.replaceAll('_', ' '),
    status: errorTable[error.code].http,
    detail: error.message,
    code: error.code,
    trace,
    ...(error.details.reason && { reason: error.details.reason }),
    ...(error.details.violations && { violations: [...error.details.violations] }),
  };
}

function toPlatformError(thrown: unknown, log: FastifyBaseLogger): PlatformError {
  if (thrown instanceof PlatformError) return thrown;
  const unreadable = unreadableRequest(thrown);
  if (unreadable) return unreadable;
  const { id, error } = unexpected(thrown);
  log.error({ err: thrown, errorId: id }, 'unexpected error');
  return error;
}
