import { randomBytes } from 'node:crypto';

/** The trace id of a W3C `traceparent` (https://www.w3.org/TR/trace-context/), or a new one. */
export function traceIdOf(traceparent: string | string[] | undefined): string {
  const match = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(String(traceparent));
  return match?.[1] ?? randomBytes(16).toString('hex');
}
