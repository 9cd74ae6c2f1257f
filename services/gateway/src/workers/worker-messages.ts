import type { MetricObjectWithValues, MetricValue } from 'prom-client';

/** What a launcher asks a worker, and what it is answered. */
export type WorkerAnswers = {
  metrics: MetricObjectWithValues<MetricValue<string>>[];
  /** The checks that fail, with why; none when it is ready. */
  failures: Record<string, string>;
};

export type WorkerQuestion = keyof WorkerAnswers;

/** Launcher → worker. */
export type ToWorker = { id: number; question: WorkerQuestion };

/** Worker → launcher. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; answer: WorkerAnswers[WorkerQuestion] };
