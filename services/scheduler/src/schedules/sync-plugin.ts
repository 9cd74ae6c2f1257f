import type { Database, Queryable } from '@patchbay/chassis';
import { nats as wire, type ReceivedPlugin } from '@patchbay/proto';
import { declaredTasks, scheduledTasks } from './declared-task.ts';
import type { Events } from '../events.ts';
import { planChanges } from './plan-changes.ts';
import { insertSkips } from './planning-store.ts';
import type { PluginSpaces } from './plugin-spaces.ts';
import { endRequested, resumeRequested, type Followed } from './following-store.ts';
import { lockPlugin, noteFollowed, rememberPlugin } from './plugin-store.ts';
import {
  addSchedule,
  changeSpec,
  deactivate,
  readNow,
  rearm,
  retime,
  schedulesOf,
  type DroppedRun,
} from './schedule-store.ts';
import { takeOverSchedules } from './succession-store.ts';

const rememberedProcesses = 100;
const followAtMost = 10_000;
const registeredAnew = {
  reason: 'rearmed',
  why: 'the plugin registered anew, which began its schedule anew',
};

/**
 * Makes the schedules of one plugin what the catalog says, in one transaction that holds the plugin:
 * any number of replicas may do it at once, again and again.
 *
 * - A task that is new, or was inactive, begins its delay now; what passed meanwhile is one skip, and so
 *   is what passed while a schedule was paused that gets another moment.
 * - A task that is no longer declared, or whose plugin is disabled or gone, becomes inactive.
 * - A task of spaces has a schedule for each in which the plugin is active; the others are inactive.
 * - A plugin that was replaced gives its schedules to its successor, which goes on where it was.
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
 *
 * Resolves to `again` when there are more requested schedules to change than one transaction should.
 */
export async function syncPlugin(
  { db, events }: { db: Database; events: Events },
  {
    slug,
    plugin,
    spaces,
    revision,
  }: {
    slug: string;
    plugin: ReceivedPlugin | undefined;
    spaces: PluginSpaces;
    revision: number;
  },
): Promise<'again' | void> {
  const declared = declaredTasks(plugin, events);
  const connected = (plugin?.instances ?? []).map(({ id, epoch }) => `${id}/${epoch}`);

  const result = await db.transaction(async (tx) => {
    const known = await lockPlugin(tx, slug);
    if (revision < known.revision && known.fresh) return undefined;
    if (plugin?.replacedBy) {
      await lockPlugin(tx, plugin.replacedBy);
      await takeOverSchedules(tx, { from: slug, to: plugin.replacedBy });
    }

    const seen = new Set(known.processes);
    const registersAgain = connected.length > 0 && !connected.some((process) => seen.has(process));
    const nowUs = await readNow(tx);
    const scheduled = scheduledTasks(declared, { plugin: slug, spaces: spaces.active });
    const whyInactive = (space: string | null, task: string) => {
      if (space === null || !declared.some((it) => it.task === task)) return 'inactive';
      return spaces.archived.has(space) ? 'archived' : 'space-inactive';
    };
    const plan = planChanges(await schedulesOf(tx, slug), scheduled, {
      slug,
      registersAgain,
      nowUs,
      whyInactive,
    });

    for (const { task, nextUs } of plan.add) await addSchedule(tx, slug, task, nextUs);
    for (const { id, task } of plan.change) await changeSpec(tx, id, task);
    if (plan.retime.length > 0) await retime(tx, plan.retime);
    await insertSkips(tx, plan.skips);
    const dropped = plan.arm.length > 0 ? await rearm(tx, plan.arm, registeredAnew) : [];
    for (const [reason, those] of Map.groupBy(plan.deactivate, (it) => it.reason)) {
      const ids = those.map(({ id }) => id);
      dropped.push(...(await deactivate(tx, ids, reason)));
    }

    const follow = { tasks: declared.map(({ task }) => task), spaces };
    const { more, ended } = await followRequested(tx, slug, follow, known.followed);

    const earlier = known.processes.filter((process) => !connected.includes(process));
    await rememberPlugin(tx, {
      slug,
      revision,
      processes: [...earlier, ...connected].slice(-Math.max(rememberedProcesses, connected.length)),
      lanes: [...new Set(declared.map(({ spec }) => wire.lane(spec.queue, spec.priority)))],
      maxConcurrency: declared[0]?.spec.pluginMaxConcurrency,
      tasks: Object.fromEntries(declared.map(({ task, title, spec }) => [task, { title, spec }])),
      spaces: spaces.active,
    });
    return {
      added: plan.add.length,
      changed: plan.change.length,
      armed: plan.arm.length,
      deactivated: plan.deactivate.length,
      more,
      dropped: [...dropped, ...ended],
      skips: plan.skips,
    };
  });
  if (!result) return undefined;
  const { more, dropped, skips, ...counts } = result;
  for (const run of dropped) events.dropped(run);
  for (const skip of skips) events.skipped(skip);
  events.synced({ plugin: slug, ...counts });
  return more ? 'again' : undefined;
}

/**
 * Lets requested schedules follow their plugin, a page at a time and only when there is something else
 * to follow; returns whether there are more, and the runs it dropped. One that was asked for while that changed may have missed
 * it, so once an hour all of them are gone through.
 */
async function followRequested(
  tx: Queryable,
  slug: string,
  follow: Followed,
  followed: string | null,
): Promise<{ more: boolean; ended: DroppedRun[] }> {
  const { tasks, spaces } = follow;
  const key = JSON.stringify([tasks.toSorted(), spaces.active.map(({ id }) => id).toSorted()]);
  if (key === followed) return { more: false, ended: [] };
  const { reached, dropped: ended } = await endRequested(tx, slug, {
    ...follow,
    limit: followAtMost,
  });
  const resumed = await resumeRequested(tx, slug, { ...follow, limit: followAtMost });
  const more = reached === followAtMost || resumed === followAtMost;
  await noteFollowed(tx, slug, more ? null : key);
  return { more, ended };
}
