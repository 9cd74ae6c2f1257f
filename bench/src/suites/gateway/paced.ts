import { execFile } from 'node:child_process';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { browserHeaders } from './wrk.ts';

const run = promisify(execFile);
const connections = 32;

/**
 * Asks for `url` at a rate, with one request under way on each of 32 connections. It does not come evenly:
 * h2load hands out at once what was due in the last 10 ms, so that a few requests follow each other on
 * every connection, and then there is none. The time of one begins when it is sent.
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
