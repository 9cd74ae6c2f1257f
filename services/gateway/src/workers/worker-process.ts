import { fork } from 'node:child_process';
import path from 'node:path';
import { PlatformError } from '@patchbay/proto';
import type { FromWorker, ToWorker, WorkerAnswers, WorkerQuestion } from './worker-messages.ts';

export type WorkerProcess = {
  pid: number | undefined;
  /** Resolves when it listens; never when it ends before. */
  ready: Promise<void>;
  /** How it ended: `exit 1`, `SIGKILL`, or why it could not be started. */
  ended: Promise<string>;
  /** @throws PlatformError `unavailable` when it does not answer in time. */
  ask<Question extends WorkerQuestion>(question: Question): Promise<WorkerAnswers[Question]>;
  kill(signal: NodeJS.Signals): void;
};

const script = path.join(import.meta.dirname, '../worker.ts');
const answerMs = 1_500;

/**
 * Starts a worker with the environment of this process. It is in a process group of its own, so that a
 * Ctrl-C in the terminal reaches the launcher only, and it outlives no launcher.
 */
export function startWorkerProcess(number: number): WorkerProcess {
  const child = fork(script, [String(number)], { detached: true });
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  const waiting = new Map<number, (answer: WorkerAnswers[WorkerQuestion]) => void>();
  let lastId = 0;
  child.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') return ready.resolve();
    waiting.get(message.id)?.(message.answer);
  });
  child.once('error', (error) => ended.resolve(error.message));
  child.once('exit', (code, signal) => ended.resolve(signal ?? `exit ${code}`));

  return {
    pid: child.pid,
    ready: ready.promise,
    ended: ended.promise,
    async ask<Question extends WorkerQuestion>(question: Question) {
      const id = ++lastId;
      const answered = Promise.withResolvers<WorkerAnswers[WorkerQuestion]>();
      const giveUp = () =>
        answered.reject(new PlatformError('unavailable', `worker ${number} does not answer`));
      const timer = setTimeout(giveUp, answerMs);
      waiting.set(id, answered.resolve);
      const asked: ToWorker = { id, question };
      child.send(asked, (error) => error && giveUp());
      try {
        return (await answered.promise) as WorkerAnswers[Question];
      } finally {
        clearTimeout(timer);
        waiting.delete(id);
      }
    },
    kill: (signal) => void child.kill(signal),
  };
}
