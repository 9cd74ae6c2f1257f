import { status } from '@grpc/grpc-js';

/**
 * How each error code travels. Adding a code is adding a line; of two that share a gRPC status a gRPC
 * client sees the first.
 */
export const errorTable = {
  invalid: { grpc: status.INVALID_ARGUMENT, http: 400, retry: false },
  unauthenticated: { grpc: status.UNAUTHENTICATED, http: 401, retry: false },
  forbidden: { grpc: status.PERMISSION_DENIED, http: 403, retry: false },
  not_found: { grpc: status.NOT_FOUND, http: 404, retry: false },
  already_exists: { grpc: status.ALREADY_EXISTS, http: 409, retry: false },
  conflict: { grpc: status.ABORTED, http: 409, retry: true },
  failed_precondition: { grpc: status.FAILED_PRECONDITION, http: 409, retry: false },
  gone: { grpc: status.OUT_OF_RANGE, http: 410, retry: false },
  exhausted: { grpc: status.RESOURCE_EXHAUSTED, http: 429, retry: true },
  cancelled: { grpc: status.CANCELLED, http: 499, retry: false },
  timeout: { grpc: status.DEADLINE_EXCEEDED, http: 504, retry: true },
  unavailable: { grpc: status.UNAVAILABLE, http: 503, retry: true },
  unimplemented: { grpc: status.UNIMPLEMENTED, http: 501, retry: false },
  internal: { grpc: status.INTERNAL, http: 500, retry: false },
  method_not_allowed: { grpc: status.UNIMPLEMENTED, http: 405, retry: false },
  stale: { grpc: status.ABORTED, http: 412, retry: false },
  key_reused: { grpc: status.INVALID_ARGUMENT, http: 422, retry: false },
  unsupported_media_type: { grpc: status.INVALID_ARGUMENT, http: 415, retry: false },
  too_large: { grpc: status.RESOURCE_EXHAUSTED, http: 413, retry: false },
} as const satisfies Record<string, { grpc: status; http: number; retry: boolean }>;

export type ErrorCode = keyof typeof errorTable;

/** One thing wrong with an input. `field` is a path such as `tasks[0].repeatSeconds`. */
export type Violation = { field: string; message: string };

export type ErrorDetails = {
  violations?: readonly Violation[];
  /** Stable, for programs: `superseded`. */
  reason?: string;
};

/**
 * The one error of the platform. Its message is one lower-case sentence that tells the reader what
 * to do; each transport translates it by `errorTable` at its boundary.
 */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    { cause, ...details }: ErrorDetails & { cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** An `invalid` error that carries every violation and names them in its message. */
export function invalid(subject: string, violations: readonly Violation[]): PlatformError {
  const list = violations.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  return new PlatformError('invalid', `${subject}: ${list.join('; ')}`, { violations });
}
