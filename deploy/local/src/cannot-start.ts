/**
 * The platform cannot start here, and the message is one sentence that says why and what to do.
 * The launcher prints it without a stack: whoever reads it is an operator, not an author of this code.
 * `lines` are the last words of the process that failed, when there was one.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly lines: readonly string[];

  constructor(message: string, options: { lines?: readonly string[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.lines = options.lines ?? [];
  }
}
