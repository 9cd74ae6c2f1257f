import { parseArgs } from 'node:util';
import type { CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';

/** The values of an action's options: flags. */
export type Flags = Readonly<Record<string, boolean>>;

/** One thing that a command does: `pin <slug> <version>`. */
export type Action = {
  /** What follows the action's name, such as `<slug> <version>`; each has to be there. */
  takes: readonly string[];
  /** Names of options that take no value: `force`. */
  flags?: readonly string[];
  purpose: string;
  /** An option that stands in the place of the last argument. */
  instead?: string;
  run(context: CommandContext, values: string[], flags: Flags): Promise<number>;
};

/** How an action is written, with what it does. */
export function usageOf(name: string, action: Action): readonly [form: string, purpose: string] {
  return [`${name} ${formOf(action)}`.trim(), action.purpose];
}

/** Runs an action with the arguments that follow its name. */
export function runAction(
  name: string,
  action: Action,
  context: CommandContext,
  args: string[],
): Promise<number> {
  const { takes, flags = [], instead } = action;
  const known = instead === undefined ? flags : [...flags, instead];
  const { values, positionals } = parseArgs({
    args: negativeNumbersAsValues(args),
    options: Object.fromEntries(known.map((flag) => [flag, { type: 'boolean' as const }])),
    allowPositionals: true,
  });
  const given = Object.fromEntries(known.map((flag) => [flag, values[flag] === true]));
  const wanted = takes.length - (instead !== undefined && given[instead] ? 1 : 0);
  if (positionals.length !== wanted) {
    throw new UsageError(`"${name}" takes ${formOf(action) || 'nothing more'}`);
  }
  return action.run(context, positionals, given);
}

function formOf({ takes, flags = [], instead }: Action): string {
  const last = takes.length - 1;
  return [
    ...takes.map((it, index) => (instead && index === last ? `<${it}|--${instead}>` : `<${it}>`)),
    ...flags.map((flag) => `[--${flag}]`),
  ].join(' ');
}

/** `-1` is a value and no option. */
function negativeNumbersAsValues(args: string[]): string[] {
  const at = args.findIndex((it) => /^-\d+$/.test(it));
  return at === -1 ? args : [...args.slice(0, at), '--', ...args.slice(at)];
}
