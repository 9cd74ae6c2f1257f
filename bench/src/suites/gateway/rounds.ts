import { median } from '../../result.ts';
import { cpuUs } from './process-cpu.ts';
import type { Patchbay } from './patchbay.ts';
import type { Site } from './site.ts';
import { wrk, type Load } from './wrk.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
export const seconds = Number(process.env['BENCH_SECONDS'] ?? 2);

/** A proxy, and where a file is behind it. */
export type Target = { name: string; url: string; pid: number; headers: Record<string, string> };

export type Figure = { cpuUs: number; load: Load };

export function patchbayTarget(name: string, { pid, session }: Patchbay, url: string): Target {
  return { name, url, pid, headers: { Cookie: session.cookie } };
}

/** Every proxy of the site, asked for `file`. */
export function targetsOf({ patchbay, peers }: Site, file: string): Target[] {
  return [
    patchbayTarget('patchbay', patchbay, `${patchbay.plugin(0)}/${file}`),
    ...peers.map(({ name, origin, pid }) => ({ name, url: `${origin}/${file}`, pid, headers: {} })),
  ];
}

/**
 * Every target once in each round, in turns; a round before them warms up and is not counted. With `times`
 * there are so many times as many, where one tells little.
 */
export async function inTurns<T extends { name: string }, F>(
  all: readonly T[],
  measure: (target: T) => Promise<F>,
  { times = 1 } = {},
): Promise<Map<string, F[]>> {
  const figures = new Map<string, F[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds * times; round++) {
    for (const target of all) {
      const figure = await measure(target);
      if (round > 0) figures.get(target.name)?.push(figure);
    }
  }
  return figures;
}

/**
 * What figures are to others, between turns of the same round: what slows the machine down for a while
 * slows both.
 */
export function ratioInTurns(figures: readonly number[], others: readonly number[]): number {
  return median(figures.map((figure, round) => figure / (others[round] ?? NaN)));
}

/** CPU time per request, and the load that wrk put on it. */
export async function saturate(
  { url, pid, headers }: Target,
  { connections }: { connections: number },
): Promise<Figure> {
  const before = await cpuUs(pid);
  const load = await wrk(url, { connections, seconds, headers });
  return { cpuUs: ((await cpuUs(pid)) - before) / load.requests, load };
}
