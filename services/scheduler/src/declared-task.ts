import { fromStruct, resolvedTaskSpec, violationsOf, type ReceivedPlugin } from '@patchbay/proto';
import type { Events } from './events.ts';
import { fingerprint } from './fingerprint.ts';
import type { DeclaredTask } from './schedule-store.ts';

/** The shortest period; a shorter one would leave no time between two moments of the grid. */
const shortestRepeatUs = 1_000;

/** The tasks a plugin is to be triggered for: none while it is disabled or gone. */
export function declaredTasks(plugin: ReceivedPlugin | undefined, events: Events): DeclaredTask[] {
  if (!plugin?.offered) return [];
  return plugin.tasks.flatMap(({ name, title, spec: struct }) => {
    const spec = resolvedTaskSpec.safeParse(fromStruct(struct));
    if (!spec.success) {
      const problem = violationsOf(spec.error).map((it) => `${it.field}: ${it.message}`);
      events.taskUnreadable({ plugin: plugin.slug, task: name, problem: problem.join('; ') });
      return [];
    }
    const { delaySeconds, repeatSeconds, params } = spec.data;
    return {
      task: name,
      title: title || name,
      paramsKey: fingerprint(params),
      specKey: fingerprint(fromStruct(struct)),
      delayUs: Math.round(delaySeconds * 1e6),
      repeatUs: repeatSeconds > 0 ? Math.max(shortestRepeatUs, Math.round(repeatSeconds * 1e6)) : 0,
      spec: spec.data,
    };
  });
}
