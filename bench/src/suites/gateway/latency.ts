import { readable } from '../../chart.ts';
import { median } from '../../result.ts';
import type { Measured } from './gateway.ts';
import { paced, percentile } from './paced.ts';
import { isThere } from './programs.ts';
import { inTurns, ratioInTurns, saturate, seconds, targetsOf, type Target } from './rounds.ts';
import type { Site } from './site.ts';

const measured = new Set(['patchbay', 'nginx', 'nginx-auth_request', 'haproxy']);
const share = 0.7;

/** How long requests take while a proxy has as much to do as it should have. */
export async function latency(site: Site): Promise<Measured | undefined> {
  if (!isThere('h2load', 'latency at a steady rate is not measured')) return undefined;
  const targets = targetsOf(site, '1k').filter(({ name }) => measured.has(name));
  for (const target of targets) {
    if (site.saturation.has(target.name)) continue;
    const { load } = await saturate(target, { connections: 64 });
    site.saturation.set(target.name, load.requests / load.seconds);
  }
  const measure = async ({ name, url, headers }: Target) => {
    const perSecond = share * (site.saturation.get(name) ?? NaN);
    const { timesUs } = await paced(url, { perSecond, seconds, headers });
    return { p50: percentile(timesUs, 0.5), p99: percentile(timesUs, 0.99), perSecond };
  };
  // The slowest answers are those that wait for a processor: what else runs changes them most of all.
  const figures = await inTurns(targets, measure, { times: 2 });
  const p99sOf = (name: string) => (figures.get(name) ?? []).map(({ p99 }) => p99);
  const rows = [...figures].map(([name, all]) => ({
    name,
    p50: median(all.map((it) => it.p50)),
    p99: median(p99sOf(name)),
    toNginx: ratioInTurns(p99sOf(name), p99sOf('nginx')),
    perSecond: median(all.map((it) => it.perSecond)),
  }));
  return {
    results: [
      ...rows.map(({ name, p99 }) => {
        return { name: `p99_us_at_70_percent/${name}`, value: p99, unit: 'µs' };
      }),
      {
        name: 'p99_ratio_at_70_percent/patchbay_to_nginx',
        value: ratioInTurns(p99sOf('patchbay'), p99sOf('nginx')),
        unit: '×',
      },
    ],
    section: {
      title: 'Latency at 70 % of saturation',
      text: '1 KB answers, asked for at 70 % of the rate at which the proxy, wrk and the instances saturate this machine. They do not come evenly: every 10 ms all 32 connections ask at once for what is due, one answer after the other.',
      header: ['proxy', 'requests per second', 'p50, µs', 'p99, µs', "of nginx's"],
      rows: rows.map(({ name, p50, p99, toNginx, perSecond }) => [
        name,
        readable(perSecond),
        readable(p50),
        readable(p99),
        `${toNginx.toFixed(2)} ×`,
      ]),
    },
  };
}
