import { until } from '@patchbay/test/support/until.ts';
import { readable } from '../../chart.ts';
import { median } from '../../result.ts';
import type { Measured } from './gateway.ts';
import { startInstance } from './instance.ts';
import { addPlugin, type Patchbay } from './patchbay.ts';
import { paced, percentile } from './paced.ts';
import { isThere } from './programs.ts';
import { inTurns, patchbayTarget, ratioInTurns, saturate, seconds } from './rounds.ts';
import type { Site } from './site.ts';
import { wrkUntil } from './wrk.ts';

const waiting = 256;
const besidePerSecond = 300;

/**
 * Whether a plugin that hangs and one that fails make the requests to a third one slower than they are
 * beside a healthy plugin that is asked as often: what more requests cost is not what is asked here.
 */
export async function bulkheads(site: Site): Promise<Measured | undefined> {
  if (!isThere('h2load', 'bulkheads are not measured')) return undefined;
  const { patchbay } = site;
  using hung = await startInstance('hung');
  using failing = await startInstance('failing');
  using healthy = await startInstance('healthy');
  await using _hung = await addPlugin(patchbay, { name: 'hung', ports: [hung.port] });
  await using _failing = await addPlugin(patchbay, { name: 'failing', ports: [failing.port] });
  await using _healthy = await addPlugin(patchbay, { name: 'healthy', ports: [healthy.port] });
  const headers = { Cookie: patchbay.session.cookie };
  const base = `http://${patchbay.platform.addresses.gateway}/p`;

  const third = patchbayTarget('patchbay', patchbay, `${patchbay.plugin(0)}/1k`);
  const { load } = await saturate(third, { connections: 64 });
  const perSecond = 0.7 * (load.requests / load.seconds);
  const p99 = async () => {
    const { timesUs } = await paced(third.url, { perSecond, seconds, headers });
    return percentile(timesUs, 0.99);
  };
  const besides = (plugin: 'healthy' | 'failing') =>
    paced(`${base}/${plugin}-0/1k`, { perSecond: besidePerSecond, seconds, headers });
  const situations = {
    alone: p99,
    async beside_healthy() {
      const [figure] = await Promise.all([p99(), besides('healthy')]);
      return figure;
    },
    async beside_broken() {
      const ending = new AbortController();
      const { signal } = ending;
      const hanging = wrkUntil(`${base}/hung-0/1k`, { connections: waiting, headers, signal });
      await until(async () => (await underWay(patchbay, 'hung-0')) >= waiting, { what: 'hung' });
      const [figure] = await Promise.all([p99(), besides('failing')]);
      ending.abort();
      await hanging;
      return figure;
    },
  };
  const all = Object.entries(situations).map(([name, measure]) => ({ name, measure }));
  const figures = await inTurns(all, ({ measure }) => measure(), { times: 2 });
  const each = (name: keyof typeof situations) => figures.get(name) ?? [];
  const of = (name: keyof typeof situations) => median(each(name));
  const change = (ratioInTurns(each('beside_broken'), each('beside_healthy')) - 1) * 100;
  return {
    results: [
      ...all.map(({ name }) => {
        return {
          name: `bulkhead_p99_us/${name}`,
          value: median(figures.get(name) ?? []),
          unit: 'µs',
        };
      }),
      { name: 'bulkhead_p99_change', value: change, unit: '%' },
    ],
    section: {
      title: 'A plugin beside two that are broken',
      text: `p99 of a plugin at 70 % of saturation: alone; while ${besidePerSecond} requests a second go to a healthy plugin beside it, since those take their share of the machine whatever becomes of them; and while as many go to one that closes each connection, and is turned away, and ${waiting} more requests wait for a third that never answers. What broken plugins do to others is the difference of the last two: ${change.toFixed(0)} %.`,
      header: ['', 'p99, µs'],
      rows: [
        ['alone', readable(of('alone'))],
        ['beside a healthy plugin', readable(of('beside_healthy'))],
        ['beside a hung and a failing plugin', readable(of('beside_broken'))],
      ],
    },
  };
}

/** Requests to a plugin that are not answered yet. */
async function underWay({ platform }: Patchbay, plugin: string): Promise<number> {
  const response = await fetch(`http://${platform.addresses.gatewayMetrics}/metrics`);
  const series = new RegExp(
    `^patchbay_proxied_requests_in_flight{[^}]*plugin="${plugin}".* (\\d+)$`,
    'gm',
  );
  return [...(await response.text()).matchAll(series)].reduce((sum, it) => sum + Number(it[1]), 0);
}
