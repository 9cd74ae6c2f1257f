import type { Database } from '@patchbay/chassis';
import { nats as wire, type ReceivedPlugin } from '@patchbay/proto';
import { declaredTasks, timingOf, type DeclaredTask } from './declared-task.ts';
import type { Events } from './events.ts';
import { lockPlugin, rememberPlugin } from './plugin-store.ts';
import {
  addSchedule,
  changeSpec,
  deactivate,
  followRequested,
  readNow,
  rearm,
  retime,
  schedulesOf,
  type KnownSchedule,
  type NextMoment,
} from './schedule-store.ts';
import { firstMoment, nextMoment } from './timing.ts';

const rememberedProcesses = 100;

/**
 * Makes the schedules of one plugin what the catalog says, in one transaction that holds the plugin:
 * any number of replicas may do it at once, again and again.
 *
 * - A task that is new, or was inactive, begins its delay now.
 * - A task that is no longer declared, or whose plugin is disabled or gone, becomes inactive.
 * - A changed spec is the next generation. Its timer changes only if its delay or period did.
 * - When the plugin **registers again**, the delay begins anew, with `replaceExisting` or if the
 *   schedule is completed. That is: processes are connected, and none of them was ever seen before.
 *   A process is an instance id and its epoch, of which the last hundred of a plugin are remembered
 *   in Postgres. So a process that joins others, a stream that reconnects, a plugin that resumes
 *   after an outage, a restart of the scheduler, and any other change of the catalog leave the
 *   timers alone; of a rolling update the timers notice nothing either, since some old process is
 *   still there when the first new one comes.
 *
 * Revisions older than the one applied last are passed over, so a replica whose catalog lags behind
 * undoes nothing; unless nobody has confirmed the newer one for a minute, as after a registry was
 * restored from a backup.
 */
export async function syncPlugin(
  { db, events }: { db: Database; events: Events },
  {
    slug,
    plugin,
    revision,
  }: { slug: string; plugin: ReceivedPlugin | undefined; revision: number },
): Promise<void> {
  const declared = declaredTasks(plugin, events);
  const connected = (plugin?.instances ?? []).map(({ id, epoch }) => `${id}/${epoch}`);

  const counts = await db.transaction(async (tx) => {
    const known = await lockPlugin(tx, slug);
    if (revision < known.revision && known.fresh) return undefined;

    const seen = new Set(known.processes);
    const registersAgain = connected.length > 0 && !connected.some((process) => seen.has(process));
    const nowUs = await readNow(tx);
    const scheduled = declared.filter(({ spec }) => !spec.onDemand);
    const plan = planChanges(await schedulesOf(tx, slug), scheduled, {
      slug,
      registersAgain,
      nowUs,
    });

    for (const { task, nextUs } of plan.add) await addSchedule(tx, slug, task, nextUs);
    for (const { id, task } of plan.change) await changeSpec(tx, id, task);
    if (plan.retime.length > 0) await retime(tx, plan.retime);
    if (plan.arm.length > 0) await rearm(tx, plan.arm);
    if (plan.deactivate.length > 0) await deactivate(tx, plan.deactivate);

    await followRequested(tx, slug, { tasks: declared.map(({ task }) => task) });

    const earlier = known.processes.filter((process) => !connected.includes(process));
    await rememberPlugin(tx, {
      slug,
      revision,
      processes: [...earlier, ...connected].slice(-Math.max(rememberedProcesses, connected.length)),
      lanes: [...new Set(declared.map(({ spec }) => wire.lane(spec.queue, spec.priority)))],
      maxConcurrency: declared[0]?.spec.pluginMaxConcurrency,
      tasks: Object.fromEntries(declared.map(({ task, title, spec }) => [task, { title, spec }])),
    });
    return {
      added: plan.add.length,
      changed: plan.change.length,
      armed: plan.arm.length,
      deactivated: plan.deactivate.length,
    };
  });
  if (counts) events.synced({ plugin: slug, ...counts });
}

export type Plan = {
  add: { task: DeclaredTask; nextUs: number | undefined }[];
  change: { id: number; task: DeclaredTask }[];
  retime: NextMoment[];
  arm: NextMoment[];
  deactivate: number[];
};

/** What is to be done to `known` so that it is what `declared` says. */
export function planChanges(
  known: readonly KnownSchedule[],
  declared: readonly DeclaredTask[],
  { slug, registersAgain, nowUs }: { slug: string; registersAgain: boolean; nowUs: number },
): Plan {
  const plan: Plan = { add: [], change: [], retime: [], arm: [], deactivate: [] };
  const unclaimed = new Map(known.map((schedule) => [identity(schedule), schedule]));
  for (const task of declared) {
    const schedule = unclaimed.get(identity(task));
    unclaimed.delete(identity(task));
    const firstUs = firstMoment(task.timing, nowUs);
    if (!schedule) {
      plan.add.push({ task, nextUs: firstUs });
      continue;
    }
    const { id, state } = schedule;
    const renewed = registersAgain && (task.spec.replaceExisting || state === 'completed');
    if (schedule.specKey !== task.specKey) plan.change.push({ id, task });
    if (renewed || state === 'inactive') plan.arm.push({ id, nextUs: firstUs });
    else if (isRetimed(slug, schedule, task)) {
      plan.retime.push({ id, nextUs: retimed(schedule, task, nowUs) });
    }
  }
  for (const { id, state } of unclaimed.values()) {
    if (state !== 'inactive') plan.deactivate.push(id);
  }
  return plan;
}

function isRetimed(slug: string, { spec, paramsKey }: KnownSchedule, task: DeclaredTask): boolean {
  const before = timingOf(spec, `${slug} ${task.task} ${paramsKey}`);
  return JSON.stringify(before) !== JSON.stringify(task.timing);
}

/**
 * The next moment of a schedule that goes on with other times: before its first fire the new delay
 * counts from when the old one began, afterwards the new period from the last moment of the grid.
 */
function retimed(
  { armedUs, passedUs }: KnownSchedule,
  { timing }: DeclaredTask,
  nowUs: number,
): number | undefined {
  if (passedUs !== null) return nextMoment(timing, nowUs, passedUs);
  const first = firstMoment(timing, armedUs);
  if (first === undefined || first >= nowUs) return first;
  return timing.calendar ? firstMoment(timing, nowUs) : nowUs;
}

function identity({ task, paramsKey }: { task: string; paramsKey: string }): string {
  return `${task} ${paramsKey}`;
}
