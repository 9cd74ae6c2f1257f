import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type Load = {
  requests: number;
  seconds: number;
  p50Us: number;
  p99Us: number;
  /** Answers that were not a success, and connections that broke. */
  failed: number;
};

type Options = { connections: number; headers?: Record<string, string> };

const run = promisify(execFile);

/**
 * Asks for `url` as fast as it goes, over `connections` that are kept. Throws when an answer is wrong,
 * unless it may.
 */
export async function wrk(
  url: string,
  {
    connections,
    seconds,
    headers,
    mayFail = false,
  }: Options & { seconds: number; mayFail?: boolean },
): Promise<Load> {
  const { stdout } = await run('wrk', args(url, { connections, seconds, headers }));
  const failed =
    sumOf(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)) +
    sumOf(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout));
  if (failed > 0 && !mayFail) throw new Error(`${url}: ${stdout}`);
  const [, requests, took, unit] = /(\d+) requests in ([\d.]+)(m?s)/.exec(stdout) ?? [];
  const percentile = (name: string) => {
    const [, value, unit] = new RegExp(`${name}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout) ?? [];
    return Number(value) * (unit === 'us' ? 1 : unit === 'ms' ? 1_000 : 1_000_000);
  };
  return {
    requests: Number(requests),
    seconds: Number(took) / (unit === 'ms' ? 1_000 : 1),
    p50Us: percentile('50'),
    p99Us: percentile('99'),
    failed,
  };
}

/** Keeps asking until it is told to end, whatever the answers are. */
export async function wrkUntil(
  url: string,
  { signal, ...options }: Options & { signal: AbortSignal },
): Promise<void> {
  await run('wrk', args(url, { ...options, seconds: 600 }), { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

function args(
  url: string,
  { connections, seconds, headers = {} }: Options & { seconds: number },
): string[] {
  const lines = Object.entries({ ...browserHeaders, ...headers });
  return [
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${seconds}s`,
    '--latency',
    '--timeout=10s',
    ...lines.flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    url,
  ];
}

function sumOf(match: RegExpExecArray | null): number {
  return (match ?? []).slice(1).reduce((sum, count) => sum + Number(count), 0);
}

/** As many headers as a browser sends with a fetch. */
export const browserHeaders = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br',
  'Accept-Language': 'en-GB,en;q=0.9',
  'Sec-Fetch-Dest': 'empty',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Site': 'same-origin',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};
