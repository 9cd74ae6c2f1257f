import { openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** One start of the handler. */
export type Execution = { id: number; dueMs: number; startedMs: number };

/** The time as fractions of a millisecond. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * Notes each start of the handler in the file EXECUTIONS, the same in every system: written before the
 * handler goes on, so that a process that is killed has told all it began.
 */
export function createExecutionLog(): (id: number, dueMs: number) => void {
  const file = openSync(process.env['EXECUTIONS'] ?? '', 'a');
  return (id, dueMs) => {
    writeSync(file, `${id} ${dueMs} ${preciseNow().toFixed(3)}\n`);
  };
}

export async function readExecutions(file: string): Promise<Execution[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [id = NaN, dueMs = NaN, startedMs = NaN] = line.split(' ').map(Number);
    return { id, dueMs, startedMs };
  });
}
