import { parseArgs } from 'node:util';
import { fromTimestamp, toStruct, type JsonObject } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import { listRuns, listSchedules, showRun, timeOf, type TaskFilter } from './task-lists.ts';
import { UsageError } from './usage-error.ts';

type Options = TaskFilter & { params?: string | undefined; reason?: string | undefined };
type Action = (context: CommandContext, id: string, options: Options) => Promise<number>;

const actions: Readonly<Record<string, Action>> = {
  show: showRun,
  next,
  run: runNow,
  pause,
  resume,
  cancel,
  retry,
};
const requestedBy = 'command line';

/** The schedules of plugins' tasks, their runs, and what an operator does about them. */
export const tasks: Command = {
  usage: [
    ['tasks', 'list the schedules of tasks'],
    ['tasks runs', 'list runs, the newest first, with why one was skipped or failed'],
    [
      '  … --plugin, --task, --state, --space',
      'only those of one plugin, task, state, space (its id)',
    ],
    ['tasks show <run>', 'show a run with its attempts and its log'],
    ['tasks next <schedule>', 'show the next moments of a schedule'],
    ['tasks run <schedule> [--params <json>]', 'run a task now, perhaps with other params'],
    ['tasks pause <schedule> [--reason <text>]', 'fire nothing until it is resumed'],
    ['tasks resume <schedule>', 'go on with the next moment'],
    ['tasks cancel <run>', 'end a run, or do not start it'],
    ['tasks retry <run>', 'try a failed or cancelled run again, now'],
    ['tasks retry --all [--plugin | --task]', 'try all failed runs again'],
  ],
  async run(context) {
    const { positionals, values } = parseArgs({
      args: context.args,
      options: {
        plugin: { type: 'string' },
        task: { type: 'string' },
        state: { type: 'string' },
        space: { type: 'string' },
        params: { type: 'string' },
        reason: { type: 'string' },
        all: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const { all = false, ...options } = values;
    const [name = 'schedules', id, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`"${more.join(' ')}" is too much`);
    if (id === undefined) {
      if (name === 'schedules') return listSchedules(context, options);
      if (name === 'runs') return listRuns(context, options);
      if (name === 'retry' && all) return retryAll(context, options);
    }
    if (name === 'runs') throw new UsageError('"tasks runs" takes options alone, like --plugin');
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) {
      const listed = ['runs', ...Object.keys(actions)].join(', ');
      throw new UsageError(`"tasks" has no "${name}"; it has ${listed}`);
    }
    if (id === undefined) throw new UsageError(`"tasks ${name}" takes an id, which a list shows`);
    return action(context, id, options);
  },
};

async function next({ scheduler, print, tell }: CommandContext, id: string): Promise<number> {
  using client = await scheduler();
  const { moments } = await client.previewSchedule({ scheduleId: id, count: 10 });
  for (const moment of moments) print(timeOf(fromTimestamp(moment)));
  if (moments.length === 0) tell('it will not fire again');
  return 0;
}

async function runNow(
  { scheduler, print }: CommandContext,
  id: string,
  { params }: Options,
): Promise<number> {
  using client = await scheduler();
  const { run } = await client.runNow({
    scheduleId: id,
    requestedBy,
    ...(params !== undefined && { params: toStruct(readParams(params)) }),
  });
  print(`${run?.task ?? 'it'} runs now, as ${run?.id ?? ''}`);
  return 0;
}

async function pause(
  { scheduler, print }: CommandContext,
  id: string,
  { reason = '' }: Options,
): Promise<number> {
  using client = await scheduler();
  const { task, plugin } = await client.pauseSchedule({ id, requestedBy, reason });
  print(`${task} of ${plugin} is paused`);
  return 0;
}

async function resume({ scheduler, print }: CommandContext, id: string): Promise<number> {
  using client = await scheduler();
  const { task, plugin, nextFireAt } = await client.resumeSchedule({ id, requestedBy });
  print(`${task} of ${plugin} goes on: ${timeOf(fromTimestamp(nextFireAt))}`);
  return 0;
}

async function cancel({ scheduler, print }: CommandContext, id: string): Promise<number> {
  using client = await scheduler();
  const { state } = await client.cancelRun({ id, requestedBy });
  print(state === 'cancelled' ? 'it is cancelled' : 'it was told to end');
  return 0;
}

async function retry({ scheduler, print }: CommandContext, id: string): Promise<number> {
  using client = await scheduler();
  const { attempt } = await client.retryRun({ id, requestedBy });
  print(`it is tried again, after ${attempt} attempts`);
  return 0;
}

async function retryAll(
  { scheduler, print }: CommandContext,
  { plugin = '', task = '' }: TaskFilter,
): Promise<number> {
  using client = await scheduler();
  const { retried, remaining } = await client.retryRuns({ plugin, task, requestedBy });
  print(`${retried} tried again${remaining > 0 ? `; ${remaining} remain, say it again` : ''}`);
  return 0;
}

function readParams(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as JsonObject;
    }
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new UsageError(`--params takes a JSON object, like '{"feed": 1}'`);
}
