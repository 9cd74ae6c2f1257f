import type { Action } from './action.ts';
import { runAction, usageOf } from './action.ts';
import type { Command, CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';

/** A command that lists by itself, and has actions: `plugins`, `plugins pin <slug> <version>`. */
export function commandWithActions({
  name,
  usage,
  list,
  actions,
}: {
  name: string;
  usage: Command['usage'];
  /** What it does with no action; it gets the options that were given. */
  list: (context: CommandContext) => Promise<number>;
  actions: Readonly<Record<string, Action>>;
}): Command {
  return {
    usage: [
      ...usage,
      ...Object.entries(actions).map(([action, it]) => usageOf(`${name} ${action}`, it)),
    ],
    async run(context) {
      const [first, ...rest] = context.args;
      if (first === undefined || first.startsWith('-')) return list(context);
      const action = Object.hasOwn(actions, first) ? actions[first] : undefined;
      if (!action) {
        const listed = Object.keys(actions).join(', ');
        throw new UsageError(`"${name}" has no "${first}"; it has ${listed}`);
      }
      return runAction(`${name} ${first}`, action, context, rest);
    },
  };
}
