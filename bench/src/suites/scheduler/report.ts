import { barChart, readable } from '../../chart.ts';
import { writeReport, type Section } from '../../report.ts';
import type { Figures } from './figures.ts';
import type { Size } from './size.ts';

type Measured = { figures: Figures; size: Size; systems: readonly string[] };

/** Writes `docs/benchmarks/scheduler.md` and its charts, with what has been measured so far. */
export async function writeSchedulerReport(measured: Measured): Promise<void> {
  await writeReport('scheduler', {
    title: 'The scheduler beside others',
    text: `Two replicas of the scheduler and two instances of a plugin, beside two workers each of BullMQ, graphile-worker and pg-boss. Every system runs alone while it is measured, all on one machine, with everything of its own on it: Postgres as it is installed (durable), NATS or Redis, and the handlers. The systems take turns; figures are medians of ${measured.size.rounds} rounds. A handler notes when it started, and nothing else.

The settings are those that each recommends for throughput: BullMQ has a concurrency of 100 and Redis writes its log every second; graphile-worker takes 500 jobs at once, completes them in batches, and looks for timers ten times a second instead of every two seconds; pg-boss takes 500 at once, twice a second, which is as often as it can be told to. Neither of the two repeats anything more often than once a minute.

Patchbay does more for each run than the others: every start and every end is a row in Postgres under a fence, and nothing is taken in advance.`,
    sections: [
      timers(measured),
      burndown(measured),
      recurring(measured),
      kill(measured),
      alone(measured),
    ],
  });
}

function timers({ figures, size, systems }: Measured): Section {
  const cell = (part: string, perSecond: number, system: string) =>
    shown(figures.value(`handler_${part}_ms_at_${perSecond}/${system}`));
  return {
    title: 'How late a handler starts',
    text: 'Timers that fire once, evenly spread and stored beforehand: from the moment that was asked for to the start of the handler, p50 / p99 in ms.',
    header: ['', ...size.rates.map(({ perSecond }) => `${readable(perSecond)} a second`)],
    rows: systems.map((system) => [
      system,
      ...size.rates.map(
        ({ perSecond }) => `${cell('p50', perSecond, system)} / ${cell('p99', perSecond, system)}`,
      ),
    ]),
    chart: chartOf('timers', 'p99 at 1,000 timers a second', 'ms', systems, (system) =>
      figures.value(`handler_p99_ms_at_1000/${system}`),
    ),
  };
}

function burndown({ figures, size, systems }: Measured): Section {
  const perSecond = (system: string) => figures.value(`burndown_per_s/${system}`);
  return {
    title: 'A backlog',
    text: `${size.burndown.toLocaleString('en')} handlers that do nothing, all due at once, ${size.rounds} times: how many start per second. (BullMQ has them in its queue instead, not among its timers.) graphile-worker and pg-boss take hundreds at once, which costs less for each; a process of theirs that is killed keeps those from running, in graphile-worker for four hours.`,
    header: ['', 'starts per second'],
    rows: systems.map((system) => [system, shown(perSecond(system))]),
    chart: chartOf('burndown', 'Handlers started per second', '/s', systems, perSecond),
  };
}

function recurring({ figures, size, systems }: Measured): Section {
  const able = systems.filter((system) =>
    Number.isFinite(figures.value(`recurring_per_s/${system}`)),
  );
  return {
    title: 'Every second',
    text: `2,000 schedules that fire every second, for ${size.recurringSeconds} s: starts per second, by how many a schedule was off at worst, and p99 of how late.`,
    header: ['', 'starts per second', 'off by', 'p99, ms'],
    rows: able.map((system) => [
      system,
      readable(figures.value(`recurring_per_s/${system}`)),
      String(figures.value(`recurring_drift/${system}`)),
      readable(figures.value(`recurring_p99_ms/${system}`)),
    ]),
  };
}

function kill({ figures, size, systems }: Measured): Section {
  return {
    title: 'kill -9',
    text: `${size.kill.perSecond.toLocaleString('en')} timers a second for ${size.kill.seconds} s, half-way through which one of the two processes that decide when they fire gets SIGKILL: for Patchbay a replica of the scheduler (summed over ${size.rounds} rounds), for the others a worker (once). Lost is what has not started 20 s after the last was due.`,
    header: ['', 'lost', 'run twice', 'worst lateness, ms'],
    rows: systems.map((system) => {
      const suffix = system === 'patchbay' ? '' : `/${system}`;
      return [
        system,
        count(figures.value(`kill_lost${suffix}`)),
        count(figures.value(`kill_twice${suffix}`)),
        shown(figures.value(`kill_worst_lateness_ms${suffix}`)),
      ];
    }),
  };
}

function alone({ figures, size }: Measured): Section {
  const row = (text: string, name: string, unit: string) => [
    text,
    `${shown(figures.value(name))} ${unit}`,
  ];
  return {
    title: 'Patchbay alone',
    text: `${size.stored.count.toLocaleString('en')} schedules stored; then 2,000 triggers a second for ${size.sustainedSeconds / 60} minutes.`,
    header: ['', 'measured'],
    rows: [
      row('The table of schedules and its indexes', 'stored_table_mb', 'MB'),
      row('Memory of a replica', 'stored_rss_mb', 'MB'),
      row('Claiming 500 schedules', 'stored_claim_of_500_ms', 'ms'),
      row('Due to stored in NATS at 1,000 a second, p50', 'stored_publish_p50_ms_at_1000', 'ms'),
      row('The same, p99', 'stored_publish_p99_ms_at_1000', 'ms'),
      row('Due to handler at 1,000 a second, p99', 'stored_handler_p99_ms_at_1000', 'ms'),
      row('Sustained', 'sustained_per_s', '/s'),
      row('Due to handler meanwhile, p50', 'sustained_p50_ms', 'ms'),
      row('The same, p99', 'sustained_p99_ms', 'ms'),
      row('The worst', 'sustained_max_ms', 'ms'),
      row('Moments that a schedule is off by at worst', 'sustained_drift', ''),
    ],
  };
}

/** What failed, or was not measured, is a dash. */
function shown(value: number): string {
  return Number.isFinite(value) ? readable(value) : '–';
}

function count(value: number): string {
  return Number.isFinite(value) ? String(value) : '–';
}

function chartOf(
  name: string,
  title: string,
  unit: string,
  systems: readonly string[],
  valueOf: (system: string) => number,
): NonNullable<Section['chart']> {
  const bars = systems.map((system) => ({
    label: system,
    value: valueOf(system),
    isOurs: system === 'patchbay',
  }));
  return { file: `scheduler-${name}.svg`, svg: barChart({ title, unit, bars }) };
}
