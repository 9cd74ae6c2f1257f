/** Takes out of a map what was put in first, until it has no more than `most`. */
export function forgetOldest(memory: Map<unknown, unknown>, most: number): void {
  for (const key of memory.keys()) {
    if (memory.size <= most) return;
    memory.delete(key);
  }
}
