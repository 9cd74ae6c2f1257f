import type { IncomingHttpHeaders } from 'node:http';
import { traceIdOf } from './trace.ts';

/** The id that the hop before gave to a request, else that of its trace, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.-]{8,128}$/.test(given)) return given;
  return traceIdOf(headers['traceparent']);
}
