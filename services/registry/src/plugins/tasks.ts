import type { JsonObject, Manifest, ResolvedTaskSpec } from '@patchbay/proto';

/**
 * Tasks as the scheduler needs them: the settings they refer to replaced by their values, where one
 * that is no number counts as 0, and the plugin's own limit beside the task's.
 */
export function resolveTasks(
  { tasks, maxConcurrency }: Pick<Manifest, 'tasks' | 'maxConcurrency'>,
  settings: JsonObject,
): ResolvedTaskSpec[] {
  return tasks.map((task) => {
    const { repeatSeconds: repeat } = task;
    const value = typeof repeat === 'number' ? repeat : settings[repeat.setting];
    const repeatSeconds = typeof value === 'number' ? Math.max(0, value) : 0;
    return {
      ...task,
      repeatSeconds,
      ...(maxConcurrency !== undefined && { pluginMaxConcurrency: maxConcurrency }),
    };
  });
}
