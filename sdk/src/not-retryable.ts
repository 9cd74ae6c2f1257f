/** Thrown by a task to say that trying again is useless: the run fails at once. */
export class NotRetryable extends Error {
  override readonly name = 'NotRetryable';
}
