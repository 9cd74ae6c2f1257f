import { randomBytes } from 'node:crypto';

const wellFormed = /^[\w.-]{8,128}$/;

/**
 * Makes ids of requests, in the form of trace ids: 32 hex digits. They begin with random digits of this
 * process and end with a count, which costs a fraction of random bytes.
 */
export function createRequestIds(): () => string {
  const random = randomBytes(10).toString('hex');
  let count = 0;
  let start = '';
  return () => {
    // Writing the last digits alone costs a third of writing all of them.
    const last = count % 65_536;
    if (last === 0) start = random + hex(count / 65_536, 8);
    count += 1;
    return start + (twoDigits[last >> 8] as string) + (twoDigits[last & 0xff] as string);
  };
}

const twoDigits = Array.from({ length: 256 }, (_, byte) => hex(byte, 2));

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** The id that a trusted hop gave to a request; undefined when it is none that can be written down. */
export function givenRequestId(header: string | undefined): string | undefined {
  return header !== undefined && wellFormed.test(header) ? header : undefined;
}
