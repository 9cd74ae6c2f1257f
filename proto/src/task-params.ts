import { z } from 'zod';
import type { JsonObject } from './struct.ts';

/** Bytes of JSON. Every trigger carries them, and NATS takes a megabyte. */
const paramsAtMost = 262_144;

const params = z.record(z.string(), z.json());

/** What a run is handed. */
export const taskParams = params.check(refuse(paramsProblem));

/** The same of a task that is registered, maybe since before there was a limit. */
export const registeredParams = params.check(refuse(textProblem));

/** Why params cannot be a run's; undefined when they can. */
export function paramsProblem(value: JsonObject): string | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  if (bytes > paramsAtMost) {
    return `are ${bytes} bytes of JSON, more than ${paramsAtMost}: store them, and hand over where`;
  }
  return textProblem(value);
}

function textProblem(value: JsonObject): string | undefined {
  // An escape, and not a backslash that is escaped itself.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(JSON.stringify(value))) {
    return 'holds text that cannot be stored: a NUL or half a character';
  }
  return undefined;
}

function refuse(problemOf: (value: JsonObject) => string | undefined) {
  return ({ value, issues }: z.core.ParsePayload<JsonObject>): void => {
    const message = problemOf(value);
    if (message !== undefined) issues.push({ code: 'custom', input: value, message });
  };
}
