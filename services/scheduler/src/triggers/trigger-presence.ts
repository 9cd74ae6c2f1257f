import type { Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import { PubHeaders, type JetStreamManager, type StreamState } from '@nats-io/jetstream';
import { messageId } from './run-key.ts';
import type { UnstartedRun } from './dispatch-store.ts';

const askAtOnce = 50;

/**
 * Those of the runs whose trigger is no longer in the stream: NATS lost its data, or an instance
 * took it and never started the run.
 *
 * Cost: one request for all, and one for each run whose place in the stream still exists.
 */
export async function findGoneTriggers(
  nats: Nats,
  runs: readonly UnstartedRun[],
): Promise<UnstartedRun[]> {
  if (runs.length === 0) return [];
  const manager = await nats.manager();
  const { state } = await manager.streams.info(wire.triggersStream);
  const gone: UnstartedRun[] = [];
  for (let first = 0; first < runs.length; first += askAtOnce) {
    const some = runs.slice(first, first + askAtOnce);
    const present = await Promise.all(some.map((run) => isPresent(manager, state, run)));
    gone.push(...some.filter((_, index) => !present[index]));
  }
  return gone;
}

/** A stream that was made anew counts from 1 again, so the place alone proves nothing. */
async function isPresent(
  manager: JetStreamManager,
  { messages, first_seq: first, last_seq: last }: StreamState,
  run: UnstartedRun,
): Promise<boolean> {
  const { streamSeq: seq } = run;
  if (messages === 0 || seq < first || seq > last) return false;
  const message = await manager.streams.getMessage(wire.triggersStream, { seq });
  return message?.header.get(PubHeaders.MsgIdHdr) === messageId(run);
}
