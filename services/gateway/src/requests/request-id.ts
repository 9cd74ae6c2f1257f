import { randomBytes } from 'node:crypto';

const wellFormed = /^[\w.-]{8,128}$/;

/**
 * Makes ids of requests, in the form of trace ids: 32 hex digits. They begin with random digits of this
 * process and end with a count, which costs a fraction of random bytes.
 */
export function createRequestIds(): () => string {
  const start = randomBytes(10).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    return start + count.toString(16).padStart(12, '0');
  };
}

/** The id that a trusted hop gave to a request; undefined when it is none that can be written down. */
export function givenRequestId(header: string | undefined): string | undefined {
  return header !== undefined && wellFormed.test(header) ? header : undefined;
}
