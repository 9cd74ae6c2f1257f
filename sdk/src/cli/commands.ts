import { parseArgs } from 'node:util';
import { fromTimestamp, fromValue, toStruct, type JsonObject } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import { assignment } from './settings-arguments.ts';
import { printList } from './print-json.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

type Options = { yes?: boolean; json?: boolean; space?: string };
type Run = (context: CommandContext, args: string[], options: Options) => Promise<number>;

const actions: Readonly<Record<string, Run>> = { list, run, status };
/** The registry answers before: each command has a deadline of its own. */
const runMs = 3_700_000;

export const commands: Command = {
  usage: [
    ['commands list [<slug>] [--json]', 'list what plugins do when they are told to'],
    ['commands run <slug> <name> [NAME=value …]', 'run a command; a value is JSON, or else text'],
    ['  … --yes | --space <id>', 'without being asked; in a space'],
    ['commands status <run>', 'show how far a command that takes long is'],
  ],
  async run(context) {
    const { positionals, values } = parseArgs({
      args: context.args,
      options: {
        yes: { type: 'boolean' },
        json: { type: 'boolean' },
        space: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [name = 'list', ...rest] = positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action) return action(context, rest, values);
    const known = Object.keys(actions).join(', ');
    throw new UsageError(`"commands" has no "${name}"; it has ${known}`);
  },
};

async function list(
  { registry, print, tell }: CommandContext,
  [slug = '', ...more]: string[],
  { json }: Options,
): Promise<number> {
  if (more.length > 0) throw new UsageError('"commands list" takes the slug of one plugin');
  using clients = await registry();
  const { commands: found } = await clients.commands.listCommands({ slug, all: true });
  if (json) {
    printList(print, 'Commands.listCommands', { commands: found }, 'commands');
  } else if (found.length === 0) {
    tell('there are no commands; a manifest names them under `commands`');
  } else {
    const rows = found.map((it) => [
      it.slug,
      it.name,
      it.exposure,
      it.available ? 'yes' : 'no',
      it.description || it.title,
    ]);
    for (const line of table(['plugin', 'command', 'exposure', 'available', 'does'], rows))
      print(line);
  }
  return 0;
}

async function run(
  { registry, print, tell }: CommandContext,
  [slug, name, ...given]: string[],
  { yes = false, space = '' }: Options,
): Promise<number> {
  if (slug === undefined || name === undefined) {
    throw new UsageError('"commands run" takes a slug and the name of a command');
  }
  const input: JsonObject = Object.fromEntries(given.map(assignment));
  using clients = await registry();
  const { commands: known } = await clients.commands.listCommands({ slug, all: true });
  const question = known.find((it) => it.name === name)?.confirm;
  if (question && !yes) {
    tell(`${question} Say so with --yes; nothing is done yet`);
    return 1;
  }
  const { result, runId } = await clients.commands.invokeCommand(
    { slug, name, input: toStruct(input), space },
    { timeoutMs: runMs },
  );
  print(runId === '' ? JSON.stringify(fromValue(result), null, 2) : runId);
  if (runId !== '')
    tell(`it is running; \`patchbay commands status ${runId}\` shows how far it is`);
  return 0;
}

async function status({ registry, print }: CommandContext, ids: string[]): Promise<number> {
  const [id, ...more] = ids;
  if (id === undefined || more.length > 0) {
    throw new UsageError('"commands status" takes the id of a run');
  }
  using clients = await registry();
  const { run: found } = await clients.commands.getCommandRun({ id });
  if (!found) return 1;
  const { slug, name, actor, state, result, error, startedAt, finishedAt } = found;
  const rows = [
    ['command', `${slug} ${name}`],
    ['state', state],
    ['run by', actor],
    ['started', fromTimestamp(startedAt)?.toISOString() ?? ''],
    ['finished', fromTimestamp(finishedAt)?.toISOString() ?? ''],
    ['result', result ? JSON.stringify(fromValue(result)) : ''],
    ['error', error?.message ?? ''],
  ];
  for (const [label = '', value = ''] of rows) {
    if (value !== '') print(`${label.padEnd(8)}  ${value}`);
  }
  return state === 'failed' ? 1 : 0;
}
