import type { JsonObject, ResolvedTaskSpec, TaskSpec } from '@patchbay/proto';

/** Tasks with the settings they refer to replaced by their values; one that is no number counts as 0. */
export function resolveTasks(tasks: readonly TaskSpec[], settings: JsonObject): ResolvedTaskSpec[] {
  return tasks.map((task) => {
    const { repeatSeconds } = task;
    if (typeof repeatSeconds === 'number') return { ...task, repeatSeconds };
    const value = settings[repeatSeconds.setting];
    return { ...task, repeatSeconds: typeof value === 'number' ? Math.max(0, value) : 0 };
  });
}
