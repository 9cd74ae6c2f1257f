import { createHash } from 'node:crypto';
import {
  fromStruct,
  parseCron,
  resolvedTaskSpec,
  violationsOf,
  type ReceivedPlugin,
  type ResolvedTaskSpec,
  type TaskSpace,
} from '@patchbay/proto';
import type { Events } from '../events.ts';
import { fingerprint } from './fingerprint.ts';
import type { Timing } from './timing.ts';

/** A task with its timing, as a manifest declares it or a plugin asks for it. */
export type DeclaredTask = {
  task: string;
  title: string;
  paramsKey: string;
  specKey: string;
  timing: Timing;
  /** The plain claim statement does not know its timing or its policies. */
  planned: boolean;
  spec: ResolvedTaskSpec;
};

/** The shortest period; a shorter one would leave no time between two moments of the grid. */
const shortestRepeatUs = 1_000;

/** The tasks a plugin is to be triggered for: none while it is disabled or gone. */
export function declaredTasks(plugin: ReceivedPlugin | undefined, events: Events): DeclaredTask[] {
  if (!plugin?.offered) return [];
  return plugin.tasks.flatMap(({ name, title, spec: struct }) => {
    const spec = resolvedTaskSpec.safeParse(fromStruct(struct));
    if (spec.success) return [taskOf(spec.data, { plugin: plugin.slug, title: title || name })];
    const problem = violationsOf(spec.error).map((it) => `${it.field}: ${it.message}`);
    events.taskUnreadable({ plugin: plugin.slug, task: name, problem: problem.join('; ') });
    return [];
  });
}

/** Works out the timing of a spec. */
export function taskOf(
  spec: ResolvedTaskSpec,
  { plugin, title }: { plugin: string; title: string },
): DeclaredTask {
  const paramsKey = fingerprint(spec.params);
  const timing = timingOf(spec, { plugin, paramsKey });
  return {
    task: spec.name,
    title,
    paramsKey,
    specKey: fingerprint(spec as never),
    timing,
    planned: isPlanned(spec, timing),
    spec,
  };
}

/** The tasks that have schedules of their own; those of spaces once for each of `spaces`. */
export function scheduledTasks(
  declared: readonly DeclaredTask[],
  { plugin, spaces }: { plugin: string; spaces: readonly TaskSpace[] },
): DeclaredTask[] {
  return declared.flatMap((task) => {
    const { spec, title } = task;
    if (spec.onDemand) return [];
    if (spec.scope === 'site') return [task];
    return spaces.map((space) => taskOf({ ...spec, space }, { plugin, title }));
  });
}

/** When a schedule fires; what tells it from others gives it its part of the jitter. */
export function timingOf(
  spec: ResolvedTaskSpec,
  { plugin, paramsKey }: { plugin: string; paramsKey: string },
): Timing {
  const identity = [plugin, spec.name, paramsKey, spec.space?.id].join(' ').trimEnd();
  const { delaySeconds, repeatSeconds, startAt, repeatUntil, timezone } = spec;
  const cron = spec.cron === undefined ? undefined : parseCron(spec.cron, timezone);
  const seconds = cron?.kind === 'every' ? cron.seconds : repeatSeconds;
  return {
    delayUs: Math.round(delaySeconds * 1e6),
    repeatUs: seconds > 0 ? Math.max(shortestRepeatUs, Math.round(seconds * 1e6)) : 0,
    calendar: cron?.kind === 'cron' ? { expression: cron.expression, timezone } : undefined,
    shiftUs: Math.round(fraction(identity) * spec.jitterSeconds * 1e6),
    startUs: startAt === undefined ? undefined : Date.parse(startAt) * 1000,
    untilUs: repeatUntil === undefined ? undefined : Date.parse(repeatUntil) * 1000,
  };
}

/** The plain statement knows one rule: every so often, no overlap, one run for all that was missed. */
function isPlanned(spec: ResolvedTaskSpec, { calendar, untilUs }: Timing): boolean {
  return (
    calendar !== undefined ||
    untilUs !== undefined ||
    spec.overlap !== 'forbid' ||
    spec.misfire !== 'run-once' ||
    spec.startDeadlineSeconds !== undefined ||
    spec.maxConcurrency !== undefined ||
    spec.pluginMaxConcurrency !== undefined
  );
}

/** A number from 0 to 1 that is always the same for a text. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
