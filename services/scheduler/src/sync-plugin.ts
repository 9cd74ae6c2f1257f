import type { Database } from '@patchbay/chassis';
import type { ReceivedPlugin } from '@patchbay/proto';
import { declaredTasks } from './declared-task.ts';
import type { Events } from './events.ts';
import { lockPlugin, rememberPlugin } from './plugin-store.ts';
import {
  addSchedule,
  changeSpec,
  deactivate,
  rearm,
  retime,
  schedulesOf,
  type DeclaredTask,
  type KnownSchedule,
} from './schedule-store.ts';

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
    const plan = planChanges(await schedulesOf(tx, slug), declared, { registersAgain });

    for (const task of plan.add) await addSchedule(tx, slug, task);
    for (const { id, task } of plan.change) await changeSpec(tx, id, task);
    for (const id of plan.retime) await retime(tx, id);
    if (plan.arm.length > 0) await rearm(tx, plan.arm);
    if (plan.deactivate.length > 0) await deactivate(tx, plan.deactivate);

    const earlier = known.processes.filter((process) => !connected.includes(process));
    await rememberPlugin(tx, {
      slug,
      revision,
      processes: [...earlier, ...connected].slice(-Math.max(rememberedProcesses, connected.length)),
      queues: [...new Set(declared.map(({ spec }) => spec.queue))],
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
  add: DeclaredTask[];
  change: { id: number; task: DeclaredTask }[];
  retime: number[];
  arm: number[];
  deactivate: number[];
};

/** What is to be done to `known` so that it is what `declared` says. */
export function planChanges(
  known: readonly KnownSchedule[],
  declared: readonly DeclaredTask[],
  { registersAgain }: { registersAgain: boolean },
): Plan {
  const plan: Plan = { add: [], change: [], retime: [], arm: [], deactivate: [] };
  const unclaimed = new Map(known.map((schedule) => [identity(schedule), schedule]));
  for (const task of declared) {
    const schedule = unclaimed.get(identity(task));
    unclaimed.delete(identity(task));
    if (!schedule) {
      plan.add.push(task);
      continue;
    }
    const { id, state } = schedule;
    const renewed = registersAgain && (task.spec.replaceExisting || state === 'completed');
    const retimed = schedule.delayUs !== task.delayUs || schedule.repeatUs !== task.repeatUs;
    if (schedule.specKey !== task.specKey) plan.change.push({ id, task });
    if (renewed || state === 'inactive') plan.arm.push(id);
    else if (retimed) plan.retime.push(id);
  }
  for (const { id, state } of unclaimed.values()) {
    if (state !== 'inactive') plan.deactivate.push(id);
  }
  return plan;
}

function identity({ task, paramsKey }: { task: string; paramsKey: string }): string {
  return `${task} ${paramsKey}`;
}
