import type { Duration } from './gen/google/protobuf/Duration.ts';
import type { Timestamp } from './gen/google/protobuf/Timestamp.ts';

/** A moment as `google.protobuf.Timestamp`, to the millisecond; `null` stays absent. */
export function toTimestamp(at: Date | null | undefined): Timestamp | null {
  if (!at) return null;
  const seconds = Math.floor(at.getTime() / 1000);
  return { seconds, nanos: (at.getTime() - seconds * 1000) * 1e6 };
}

export function fromTimestamp(timestamp: Timestamp | null | undefined): Date | null {
  return timestamp ? new Date(toMs(timestamp)) : null;
}

export function toDuration(ms: number): Duration {
  const seconds = Math.trunc(ms / 1000);
  return { seconds, nanos: (ms - seconds * 1000) * 1e6 };
}

export function fromDuration(duration: Duration | null | undefined): number {
  return duration ? toMs(duration) : 0;
}

function toMs({ seconds, nanos }: Timestamp | Duration): number {
  return Number(seconds ?? 0) * 1000 + Math.round((nanos ?? 0) / 1e6);
}
