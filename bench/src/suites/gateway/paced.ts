import { execFile } from 'node:child_process';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { browserHeaders } from './wrk.ts';

const run = promisify(execFile);
const connections = 32;

/**
 * Asks for `url` at a steady rate, whatever the answers take.
 *
 * @returns the times from request to end of answer, in µs, in ascending order, and how many failed.
 */
export async function paced(
  url: string,
  {
    perSecond,
    seconds,
    headers = {},
  }: { perSecond: number; seconds: number; headers?: Record<string, string> },
): Promise<{ timesUs: number[]; failed: number }> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-paced-'));
  const log = path.join(folder.path, 'log');
  const lines = Object.entries({ ...browserHeaders, ...headers });
  await run('h2load', [
    '--h1',
    `--clients=${connections}`,
    `--rps=${(perSecond / connections).toFixed(2)}`,
    `--duration=${seconds}`,
    `--log-file=${log}`,
    ...lines.flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    url,
  ]);
  const rows = (await readFile(log, 'utf8'))
    .trim()
    .split('\n')
    .map((row) => row.split('\t'));
  const answered = rows.filter(([, status]) => status === '200');
  const timesUs = answered.map(([, , us]) => Number(us)).toSorted((a, b) => a - b);
  return { timesUs, failed: rows.length - answered.length };
}

export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.floor(ascending.length * share)] ?? NaN;
}
