import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import test, { after, before, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeProcess } from '../support/node-process.ts';
import { until } from '../support/until.ts';
import {
  earlyExecutions,
  missingEffects,
  overlaps,
  sharedFences,
  staleEffects,
  strays,
} from './executions.ts';
import { startFleet, type Fleet } from './fleet.ts';
import {
  addLoad,
  cutShort,
  endRepeats,
  gapsOfRepeats,
  lateness,
  latest,
  longestPause,
  outcomes,
  timersWithoutOneRun,
  unfinished,
  unsuccessful,
} from './load.ts';
import { createRandom, type Random } from './random.ts';

const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 1);
const perSecond = Number(process.env['CHAOS_PER_SECOND'] ?? 500);
const seconds = Number(process.env['CHAOS_SECONDS'] ?? 8);
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));

type Blow = (fleet: Fleet, random: Random) => Promise<void> | void;

/** Kills a process that lives, and starts it again a little later. */
async function killOneOf(processes: readonly NodeProcess[], random: Random): Promise<void> {
  const victim = random.pick(processes.filter((it) => !down.has(it)));
  down.add(victim);
  await victim.kill();
  await sleep(random.between(0, 2_000));
  await victim.restart();
  down.delete(victim);
}

const down = new Set<NodeProcess>();
const killScheduler: Blow = ({ schedulers }, random) => killOneOf(schedulers, random);
const killInstance: Blow = ({ instances }, random) => killOneOf(instances, random);
const killNats: Blow = (on) => on.killNats();
const wipeNats: Blow = (on) => on.wipeNats();
const crashPostgres: Blow = ({ postgres }) => postgres.crash();

let fleet: Fleet;
before(async () => {
  console.log(`CHAOS_SEED=${seed}: ${perSecond} timers a second for ${seconds} s`);
  fleet = await startFleet();
});
after(() => fleet?.[Symbol.asyncDispose]());

let made = 0;
for (let round = 1; round <= rounds; round += 1) {
  const name = (what: string) => (rounds > 1 ? `${what} (round ${round})` : what);
  const strike = (blows: readonly Blow[]) => {
    const random = createRandom(seed + (made += 1));
    return (t: TestContext) => underLoad(t, blows, random);
  };
  test(name('nothing happens'), strike([]));
  test(name('kill -9 of a scheduler'), strike([killScheduler, killScheduler]));
  test(name('kill -9 of an instance in the middle of its runs'), strike([killInstance]));
  test(name('kill -9 of NATS'), strike([killNats]));
  test(name('NATS loses its data'), strike([wipeNats]));
  test(name('Postgres crashes'), strike([crashPostgres]));
  test(
    name('all of them at once'),
    strike([killScheduler, killInstance, wipeNats, crashPostgres, killScheduler]),
  );
}

/** Lets the blows fall at random moments while timers fire, and checks what came of every one. */
async function underLoad(t: TestContext, blows: readonly Blow[], random: Random): Promise<void> {
  const { db } = fleet;
  const load = await addLoad(db, { round: t.name, perSecond, seconds });
  const beginsInMs = load.beginMs - Date.now();
  const strikes = await Promise.all(
    blows.map(async (blow) => {
      const afterMs = beginsInMs + random.between(0.1, 0.8) * seconds * 1000;
      await sleep(afterMs);
      const struckAtMs = performance.now();
      await blow(fleet, random);
      const [after, away] = [afterMs - beginsInMs, performance.now() - struckAtMs];
      return `after ${Math.round(after)} ms, away for ${Math.round(away)} ms`;
    }),
  );
  await sleep(Math.max(0, load.beginMs + seconds * 1000 - Date.now()));
  await until(
    async () => {
      await endRepeats(db, load);
      const left = await unfinished(db, load);
      return left.schedules === 0 && left.runs === 0;
    },
    { withinMs: 90_000, everyMs: 500, what: 'the end of every run' },
  );
  const { p50Ms, p99Ms, maxMs } = await lateness(db, load);
  const ended = await outcomes(db, load);
  const worst = await latest(db, load);
  const { ms: pauseMs } = await longestPause(db, load);
  const late = [p50Ms, p99Ms, maxMs].map((ms) => `${Math.round(ms)} ms`).join(' / ');
  for (const it of strikes) t.diagnostic(`struck ${it}`);
  t.diagnostic(`no handler began for ${Math.round(pauseMs)} ms; late p50 / p99 / worst ${late}`);
  t.diagnostic(`the latest: ${JSON.stringify(worst)}`);
  t.diagnostic(ended.map((it) => `${it.state} ${it.runs} (${it.attempts} attempts)`).join(', '));

  assert.deepEqual(await timersWithoutOneRun(db, load), [], 'each due time has one run');
  assert.deepEqual(await gapsOfRepeats(db, load), [], 'each second of a repeat is accounted for');
  const states = new Set(ended.map(({ state }) => state));
  assert.deepEqual(states.difference(new Set(['succeeded', 'failed', 'skipped'])), new Set());
  assert.deepEqual(await unsuccessful(db, load), [], 'each timer has done its work');
  assert.deepEqual(await cutShort(db, load), [], 'no repeat has stopped');
  assert.deepEqual(await strays(db), [], 'nothing is executed that the scheduler does not know of');
  assert.deepEqual(await sharedFences(db), [], 'a fence is given once');
  assert.deepEqual(await overlaps(db), [], 'no two executions of a run at once');
  assert.deepEqual(await missingEffects(db), [], 'each success took effect');
  assert.deepEqual(await staleEffects(db), [], 'nothing takes effect by a fence that is over');
  assert.deepEqual(await earlyExecutions(db), [], 'nothing begins early');
}
