import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type Load = { requests: number; seconds: number; p50Us: number; p99Us: number };

const run = promisify(execFile);

/** Asks for `url` as fast as it goes, over `connections` that are kept. Throws when an answer is wrong. */
export async function wrk(
  url: string,
  {
    connections,
    seconds,
    headers = {},
  }: { connections: number; seconds: number; headers?: Record<string, string> },
): Promise<Load> {
  const lines = Object.entries({ ...browserHeaders, ...headers });
  const { stdout } = await run('wrk', [
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${seconds}s`,
    '--latency',
    ...lines.flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    url,
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`);
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
  };
}

/** As many headers as a browser sends with a fetch. */
const browserHeaders = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br',
  'Accept-Language': 'en-GB,en;q=0.9',
  'Sec-Fetch-Dest': 'empty',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Site': 'same-origin',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};
