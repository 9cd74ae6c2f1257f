import type { JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import { nats } from '@patchbay/proto';
import type { Plugin } from '../define-plugin.ts';
import { runTask, type TaskDeps } from './run-task.ts';
import type { Attempt, StartAnswer } from './start.ts';

export type AttemptDeps = TaskDeps & {
  plugin: Plugin;
  /** Asks the scheduler whether the attempt is still wanted. */
  start: (attempt: Attempt) => Promise<StartAnswer>;
  log: Logger;
};

const retryMs = 2_000;

/**
 * Takes one trigger to its end: start (the scheduler gives a fence), acknowledge, run, report. A
 * trigger that is not wanted any more is dropped; one that cannot be started now is given back.
 * `onHandled` is called when the handler has ended, before that is reported.
 */
export async function runAttempt(
  message: JsMsg,
  deps: AttemptDeps,
  onHandled: () => void,
): Promise<void> {
  const { plugin, draining } = deps;
  const trigger = read(message);
  if (!trigger) {
    deps.log.error({ subject: message.subject }, 'dropped a message that is not a trigger');
    return message.term('not a trigger');
  }
  const { runId, attempt, task } = trigger;
  const handler = plugin.tasks[task];
  if (draining.aborted) return message.nak();
  if (!handler) {
    deps.log.warn({ task, runId }, 'this version has no such task; leaving it to another instance');
    return message.nak(retryMs);
  }
  const reply = await deps.start({ runId, attempt });
  if ('retryLater' in reply) return message.nak(draining.aborted ? 0 : retryMs);
  message.ack();
  if ('refused' in reply)
    return deps.log.debug({ task, runId, attempt, reason: reply.refused }, 'not to be run');
  await runTask(trigger, handler, reply, deps, onHandled);
}

function read(message: JsMsg): nats.Trigger | undefined {
  try {
    return nats.trigger.parse(message.json());
  } catch {
    return undefined;
  }
}
