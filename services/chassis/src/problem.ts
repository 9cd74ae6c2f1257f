import { errorTable, PlatformError, unexpected, type Violation } from '@patchbay/proto';
import type { FastifyBaseLogger } from 'fastify';

/** RFC 9457 problem details, with the platform's code, field violations and trace. */
export type Problem = {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  code: string;
  trace: string;
  violations?: readonly Violation[];
};

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
    ...(error.details.violations && { violations: error.details.violations }),
  };
}

function toPlatformError(thrown: unknown, log: FastifyBaseLogger): PlatformError {
  if (thrown instanceof PlatformError) return thrown;
  if (isClientError(thrown)) return new PlatformError('invalid', thrown.message, { cause: thrown });
  const { id, error } = unexpected(thrown);
  log.error({ err: thrown, errorId: id }, 'unexpected error');
  return error;
}

/** What fastify throws for a request it cannot read. */
function isClientError(thrown: unknown): thrown is Error & { statusCode: number } {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return false;
  return Number(thrown.statusCode) >= 400 && Number(thrown.statusCode) < 500;
}
