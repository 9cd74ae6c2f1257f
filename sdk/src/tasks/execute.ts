import type { Json, nats } from '@patchbay/proto';
import { NotRetryable } from '../not-retryable.ts';

export type Outcome = nats.RunReport['outcome'];

const maxTextLength = 16_000;
const maxResultLength = 100_000;

/** Runs a handler; whatever it does becomes an outcome. */
export async function execute(work: () => unknown): Promise<Outcome> {
  try {
    const result = asJson(await work());
    return { kind: 'succeeded', ...(result !== undefined && { result }) };
  } catch (error) {
    return { kind: 'failed', error: describe(error), retryable: !(error instanceof NotRetryable) };
  }
}

/** The result as JSON; none when it has no such form. */
function asJson(result: unknown): Json | undefined {
  const text = jsonOf(result);
  if (text === undefined) return undefined;
  if (text.length > maxResultLength) {
    throw new NotRetryable(
      `the result is ${text.length} characters of JSON, more than ${maxResultLength}: store it, and return where`,
    );
  }
  return JSON.parse(text) as Json;
}

function jsonOf(result: unknown): string | undefined {
  try {
    return JSON.stringify(result);
  } catch (cause) {
    throw new NotRetryable(`the result is no JSON: ${(cause as Error).message}`, { cause });
  }
}

function describe(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.slice(0, maxTextLength);
}
