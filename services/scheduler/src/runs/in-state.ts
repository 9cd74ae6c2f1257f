import { sql } from '@patchbay/chassis';
import type { RunState } from './run-store.ts';

/**
 * Whether a run `r` that is found by its key is in that state. Of a comparison Postgres, when it counted
 * while few were, thinks that it is quicker to take all in that state from `runs_attend`, and compares
 * each of a batch with each of those.
 */
export function isIn(state: RunState): ReturnType<typeof sql> {
  return sql`case r.state when ${state} then true else false end`;
}
