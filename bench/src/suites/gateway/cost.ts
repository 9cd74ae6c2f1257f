import { barChart, readable } from '../../chart.ts';
import { median } from '../../result.ts';
import type { Measured } from './gateway.ts';
import { inTurns, ratioInTurns, saturate, targetsOf, type Figure } from './rounds.ts';
import type { Site } from './site.ts';
import { wrk } from './wrk.ts';

const warmUpSeconds = 5;

/** CPU time per small answer, which is what a proxy costs. */
export async function small(site: Site): Promise<Measured> {
  const targets = targetsOf(site, '1k');
  // The compiler of JavaScript takes CPU of its own for some seconds, which no request costs later.
  for (const { url, headers } of targets) {
    await wrk(url, { connections: 64, seconds: warmUpSeconds, headers });
  }
  const figures = await inTurns(targets, (target) => saturate(target, { connections: 64 }));
  const cpu = medians(figures, (it) => it.cpuUs);
  const rate = medians(figures, ({ load }) => load.requests / load.seconds);
  for (const [name, value] of rate) site.saturation.set(name, value);
  const compared = ['nginx', 'nginx-auth_request', 'fastify-http-proxy'].filter((to) =>
    cpu.has(to),
  );
  return {
    results: [
      ...[...cpu].map(([name, value]) => ({ name: `cpu_us/${name}`, value, unit: 'µs/request' })),
      ...compared.map((to) => ({
        name: `cpu_ratio/patchbay_to_${to}`,
        value: ratio(figures, 'patchbay', to),
        unit: '×',
      })),
      ...[...rate].map(([name, value]) => ({
        name: `requests_per_second/${name}`,
        value,
        unit: 'requests/s',
      })),
    ],
    section: {
      title: 'CPU per request',
      text: '1 KB answers, kept connections, 64 at a time, the headers of a browser.',
      header: ['proxy', 'CPU per request, µs', 'of plain nginx', 'requests per second'],
      rows: [...cpu].map(([name, value]) => [
        name,
        readable(value),
        `${ratio(figures, name, 'nginx').toFixed(2)} ×`,
        readable(rate.get(name) ?? NaN),
      ]),
      chart: {
        file: 'gateway-cpu.svg',
        svg: barChart({ title: 'CPU per request (1 KB)', unit: 'µs', bars: bars(cpu) }),
      },
    },
  };
}

/** CPU time per long answer, which is what passing bytes on costs. */
export async function large(site: Site): Promise<Measured> {
  const figures = await inTurns(targetsOf(site, '1m'), (target) =>
    saturate(target, { connections: 16 }),
  );
  const cpu = medians(figures, (it) => it.cpuUs);
  return {
    results: [...cpu].map(([name, value]) => {
      return { name: `cpu_us_1mb/${name}`, value, unit: 'µs/response' };
    }),
    section: {
      title: 'CPU per long answer',
      text: '1 MB answers, kept connections, 16 at a time.',
      header: ['proxy', 'CPU per answer, µs'],
      rows: [...cpu].map(([name, value]) => [name, readable(value)]),
      chart: {
        file: 'gateway-cpu-1mb.svg',
        svg: barChart({ title: 'CPU per answer (1 MB)', unit: 'µs', bars: bars(cpu) }),
      },
    },
  };
}

/** How long one request takes when there is no other. */
export async function oneConnection(site: Site): Promise<Measured> {
  const figures = await inTurns(targetsOf(site, '1k'), (target) =>
    saturate(target, { connections: 1 }),
  );
  const p50 = medians(figures, ({ load }) => load.p50Us);
  return {
    results: [...p50].map(([name, value]) => {
      return { name: `p50_us_one_connection/${name}`, value, unit: 'µs' };
    }),
    section: {
      title: 'One request at a time',
      text: '1 KB answers over one kept connection.',
      header: ['proxy', 'p50, µs'],
      rows: [...p50].map(([name, value]) => [name, readable(value)]),
    },
  };
}

function medians(
  figures: ReadonlyMap<string, Figure[]>,
  of: (figure: Figure) => number,
): Map<string, number> {
  return new Map([...figures].map(([name, all]) => [name, median(all.map(of))]));
}

function bars(values: ReadonlyMap<string, number>) {
  return [...values]
    .map(([label, value]) => ({ label, value, isOurs: label === 'patchbay' }))
    .toSorted((a, b) => a.value - b.value);
}

/** Of CPU time. */
function ratio(figures: ReadonlyMap<string, Figure[]>, one: string, other: string): number {
  const cpuUsOf = (name: string) => (figures.get(name) ?? []).map(({ cpuUs }) => cpuUs);
  return ratioInTurns(cpuUsOf(one), cpuUsOf(other));
}
