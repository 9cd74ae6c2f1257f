import { setFlagsFromString } from 'node:v8';

/**
 * Has the young part of the heap collected by the thread that answers requests, without others' help:
 * little of it survives, so that help saves no time, while waiting for threads that get no processor
 * delays the slowest answers of a busy machine.
 */
export function scavengeAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
}
