import type { Instance } from './instance.ts';

const minEjectionMs = 500;
const maxEjectionMs = 10_000;
/** One that accepts connections may fail some requests for reasons of its own. */
export const failuresBeforeEjection = 3;

/** No connection to it: it is passed over for half a second, doubled at each further failure up to ten. */
export function unreachable(instance: Instance, now = performance.now()): void {
  instance.failures = Math.max(instance.failures + 1, failuresBeforeEjection);
  eject(instance, now);
}

/** It took a request and gave no proper answer. The third time in a row counts as unreachable. */
export function failedRequest(instance: Instance, now = performance.now()): void {
  instance.failures++;
  if (instance.failures >= failuresBeforeEjection) eject(instance, now);
}

/** It answered: its failures are forgotten. */
export function answeredRequest(instance: Instance): void {
  instance.failures = 0;
  instance.ejectedUntil = 0;
}

function eject(instance: Instance, now: number): void {
  const doublings = instance.failures - failuresBeforeEjection;
  instance.ejectedUntil = now + Math.min(maxEjectionMs, minEjectionMs * 2 ** doublings);
}
