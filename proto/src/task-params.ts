import { z } from 'zod';
import type { JsonObject } from './struct.ts';

/** Bytes of JSON. Every trigger carries them, and NATS takes a megabyte. */
const paramsAtMost = 262_144;

/** What a run is handed. */
export const taskParams = z.record(z.string(), z.json()).check(({ value, issues }) => {
  const message = paramsProblem(value);
  if (message !== undefined) issues.push({ code: 'custom', input: value, message });
});

/** Why params cannot be a run's; undefined when they can. */
export function paramsProblem(params: JsonObject): string | undefined {
  const text = JSON.stringify(params);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > paramsAtMost) {
    return `are ${bytes} bytes of JSON, more than ${paramsAtMost}: store them, and hand over where`;
  }
  // An escape, and not a backslash that is escaped itself.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(text)) {
    return 'holds text that cannot be stored: a NUL or half a character';
  }
  return undefined;
}
