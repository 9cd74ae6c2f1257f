import { startDurablePostgres } from '@patchbay/test/support/durable-postgres.ts';
import type { Result } from '../../result.ts';
import { measureBurndown } from './burndown.ts';
import { createFigures, type Figures } from './figures.ts';
import { startPatchbay } from './patchbay.ts';
import { createProgress } from './progress.ts';
import { measureRecurring } from './recurring.ts';
import { writeSchedulerReport } from './report.ts';
import { measureStored } from './stored.ts';
import { brief, full, type Size } from './size.ts';
import type { System } from './system.ts';
import { findSystems } from './systems.ts';
import { measureTimers, type Lateness, type Rate } from './timers.ts';

const cases = ['timers', 'burndown', 'recurring', 'kill', 'stored', 'sustained'] as const;
type Case = (typeof cases)[number];

const everySecond = 2_000;

/**
 * Two replicas of the scheduler and two instances of a plugin beside two workers each of BullMQ (on
 * Debian's redis-server), graphile-worker and pg-boss, on one durable Postgres. The systems take turns
 * within each round. What only ours is asked for comes last.
 *
 * Cases: `timers`, `burndown`, `recurring`, `kill`, `stored`, `sustained`. A case that fails is told, and
 * the others go on. A run of all of them writes `docs/benchmarks/scheduler.md`, anew after each round.
 */
export async function scheduler(
  onlyCase: string | undefined,
  { quick }: { quick: boolean },
): Promise<Result[]> {
  if (onlyCase !== undefined && !cases.some((name) => name === onlyCase)) {
    throw new Error(`there is no case "${onlyCase}"; cases: ${cases.join(', ')}`);
  }
  const runs = (...names: Case[]) => onlyCase === undefined || names.some((it) => it === onlyCase);
  const size = quick ? brief : full;
  const progress = createProgress();
  const figures = createFigures({ onAdd: (text) => progress.tell(text) });
  await using _postgres = await startDurablePostgres();
  const systems = findSystems();
  const report = async () => {
    if (onlyCase !== undefined || quick) return;
    await writeSchedulerReport({ figures, size, systems: [...systems.keys()] });
  };

  const rounds = runs('timers', 'burndown', 'recurring', 'kill') ? size.rounds : 0;
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, start] of systems) {
      const step = (what: Case, work: () => Promise<void>) =>
        progress.step(`round ${round} of ${rounds}: ${name}, ${what}`, work);
      if (runs('timers', 'burndown', 'recurring')) {
        await progress.step(`round ${round} of ${rounds}: ${name}`, async () => {
          await using system = await start();
          if (runs('timers')) await step('timers', () => timers(figures, name, system, size.rates));
          if (runs('burndown')) {
            await step('burndown', async () => {
              const perSecond = await measureBurndown(system, { count: size.burndown });
              figures.add(`burndown_per_s/${name}`, perSecond, '/s');
            });
          }
          if (runs('recurring')) {
            await step('recurring', () => recurring(figures, name, system, size.recurringSeconds));
          }
        });
      }
      // A peer that loses what a process had taken is waited for, so once is enough.
      if (runs('kill') && (name === 'patchbay' || round === 1)) {
        await step('kill', async () => {
          await using system = await start();
          const [lateness] = await measureTimers(system, [size.kill], { kill: true });
          if (lateness) addKill(figures, name === 'patchbay' ? '' : `/${name}`, lateness);
        });
      }
    }
    await report();
  }
  if (runs('stored')) {
    const what = `${size.stored.count} schedules stored`;
    await progress.step(what, () => stored(figures, size.stored));
    await report();
  }
  if (runs('sustained')) {
    const what = `${everySecond} triggers a second for ${size.sustainedSeconds} s`;
    await progress.step(what, () => sustained(figures, size.sustainedSeconds));
    await report();
  }
  progress.end();
  return figures.results();
}

async function timers(figures: Figures, name: string, system: System, rates: readonly Rate[]) {
  const latenesses = await measureTimers(system, rates);
  for (const [index, { p50Ms, p99Ms, lost, twice }] of latenesses.entries()) {
    const at = rates[index]?.perSecond;
    figures.add(`handler_p50_ms_at_${at}/${name}`, p50Ms, 'ms');
    figures.add(`handler_p99_ms_at_${at}/${name}`, p99Ms, 'ms');
    if (lost > 0) figures.add(`lost_at_${at}/${name}`, lost, 'timers', 'sum');
    if (twice > 0) figures.add(`twice_at_${at}/${name}`, twice, 'timers', 'sum');
  }
}

async function recurring(figures: Figures, name: string, system: System, seconds: number) {
  const measured = await measureRecurring(system, { count: everySecond, seconds });
  if (!measured) return;
  figures.add(`recurring_per_s/${name}`, measured.perSecond, '/s');
  figures.add(`recurring_drift/${name}`, measured.drift, 'moments', 'max');
  figures.add(`recurring_p99_ms/${name}`, measured.p99Ms, 'ms');
}

function addKill(figures: Figures, suffix: string, { lost, twice, maxMs }: Lateness): void {
  figures.add(`kill_lost${suffix}`, lost, 'timers', 'sum');
  figures.add(`kill_twice${suffix}`, twice, 'timers', 'sum');
  figures.add(`kill_worst_lateness_ms${suffix}`, maxMs, 'ms', 'max');
}

async function stored(figures: Figures, size: Size['stored']): Promise<void> {
  await using system = await startPatchbay();
  const { tableMb, rssMb, claimMs, publish, handler } = await measureStored(system, size);
  figures.add('stored_table_mb', tableMb, 'MB');
  figures.add('stored_rss_mb', rssMb, 'MB');
  figures.add('stored_claim_of_500_ms', claimMs, 'ms');
  figures.add('stored_publish_p50_ms_at_1000', publish.p50Ms, 'ms');
  figures.add('stored_publish_p99_ms_at_1000', publish.p99Ms, 'ms');
  figures.add('stored_handler_p99_ms_at_1000', handler.p99Ms, 'ms');
}

async function sustained(figures: Figures, seconds: number): Promise<void> {
  await using system = await startPatchbay();
  const measured = await measureRecurring(system, { count: everySecond, seconds });
  if (!measured) return;
  figures.add('sustained_per_s', measured.perSecond, '/s');
  figures.add('sustained_p50_ms', measured.p50Ms, 'ms');
  figures.add('sustained_p99_ms', measured.p99Ms, 'ms');
  figures.add('sustained_max_ms', measured.maxMs, 'ms');
  figures.add('sustained_drift', measured.drift, 'moments');
}
