/** Identifies a run: no schedule has two runs of one instant. */
export type RunKey = { scheduleId: number; nominalUs: number };

/** What tells one trigger from every other; the same for all that publish it. */
export type TriggerKey = RunKey & { generation: number; attempt: number; redeliveries: number };

/**
 * The order in which statements that are given runs by their keys change them, as long as Postgres probes
 * for one after the other: of two that change the same ones, none then waits for the other while the other
 * waits for it. Were it otherwise, Postgres would end one of them, and it would be tried again.
 */
export function inKeyOrder<Run extends RunKey>(runs: readonly Run[]): Run[] {
  return runs.toSorted((a, b) => a.scheduleId - b.scheduleId || a.nominalUs - b.nominalUs);
}

/** A run's id on the wire: `<schedule>-<nominal µs>`. */
export function runId({ scheduleId, nominalUs }: RunKey): string {
  return `${canonical(scheduleId)}-${canonical(nominalUs)}`;
}

/** The run of an id made by `runId`; undefined for any other text. */
export function parseRunId(id: string): RunKey | undefined {
  const [, scheduleId, nominalUs] = /^([1-9]\d{0,14})-([1-9]\d{0,15})$/.exec(id) ?? [];
  if (scheduleId === undefined || nominalUs === undefined) return undefined;
  return { scheduleId: Number(scheduleId), nominalUs: Number(nominalUs) };
}

/**
 * `Nats-Msg-Id` of a trigger: `<schedule>.<generation>.<nominal µs>#<attempt>`, then `+<n>` when the
 * attempt is sent for the n-th time anew. Whoever publishes a trigger again uses the same id, and
 * JetStream drops the second; one that must not be dropped has a higher `redeliveries`.
 */
export function messageId(key: TriggerKey): string {
  const { scheduleId, generation, nominalUs, attempt, redeliveries } = key;
  const anew = redeliveries > 0 ? `+${canonical(redeliveries)}` : '';
  const instant = [scheduleId, generation, nominalUs].map(canonical).join('.');
  return `${instant}#${canonical(attempt)}${anew}`;
}

/** Digits only: a number printed any other way would name another run. */
function canonical(integer: number): string {
  if (!Number.isSafeInteger(integer)) throw new TypeError(`${integer} is not a canonical integer`);
  return integer.toFixed(0);
}
