import { readable } from '../../chart.ts';
import { median } from '../../result.ts';
import type { Measured } from './gateway.ts';
import { startInstance } from './instance.ts';
import { addPlugin } from './patchbay.ts';
import { paced, percentile } from './paced.ts';
import { isThere } from './programs.ts';
import { inTurns, saturate, seconds, patchbayTarget } from './rounds.ts';
import type { Site } from './site.ts';
import { wrkUntil } from './wrk.ts';

const waiting = 256;
const failuresPerSecond = 300;

/** Whether a plugin that hangs and one that fails make the requests to a third one slower. */
export async function bulkheads(site: Site): Promise<Measured | undefined> {
  if (!isThere('h2load', 'bulkheads are not measured')) return undefined;
  const { patchbay } = site;
  using hung = await startInstance('hung');
  using failing = await startInstance('failing');
  await using _hung = await addPlugin(patchbay, { name: 'hung', ports: [hung.port] });
  await using _failing = await addPlugin(patchbay, { name: 'failing', ports: [failing.port] });
  const headers = { Cookie: patchbay.session.cookie };
  const base = `http://${patchbay.platform.addresses.gateway}/p`;

  const third = patchbayTarget('patchbay', patchbay, `${patchbay.plugin(0)}/1k`);
  const { load } = await saturate(third, { connections: 64 });
  const perSecond = 0.7 * (load.requests / load.seconds);
  const p99 = async () => {
    const { timesUs } = await paced(third.url, { perSecond, seconds, headers });
    return percentile(timesUs, 0.99);
  };
  const figures = await inTurns([{ name: 'alone' }, { name: 'beside' }], async ({ name }) => {
    if (name === 'alone') return p99();
    const ending = new AbortController();
    const { signal } = ending;
    const others = [
      wrkUntil(`${base}/hung-0/1k`, { connections: waiting, headers, signal }),
      paced(`${base}/failing-0/1k`, { perSecond: failuresPerSecond, seconds, headers }),
    ];
    const figure = await p99();
    ending.abort();
    await Promise.all(others);
    return figure;
  });
  const [alone, beside] = ['alone', 'beside'].map((name) => median(figures.get(name) ?? []));
  const change = ((beside ?? NaN) / (alone ?? NaN) - 1) * 100;
  return {
    results: [
      { name: 'bulkhead_p99_us/alone', value: alone ?? NaN, unit: 'µs' },
      { name: 'bulkhead_p99_us/beside', value: beside ?? NaN, unit: 'µs' },
      { name: 'bulkhead_p99_change', value: change, unit: '%' },
    ],
    section: {
      title: 'A plugin beside two that are broken',
      text: `p99 of a plugin at 70 % of saturation: alone, and while ${waiting} requests wait for a plugin that never answers and ${failuresPerSecond} a second go to one that closes each connection.`,
      header: ['', 'p99, µs'],
      rows: [
        ['alone', readable(alone ?? NaN)],
        ['beside a hung and a failing plugin', readable(beside ?? NaN)],
      ],
    },
  };
}
