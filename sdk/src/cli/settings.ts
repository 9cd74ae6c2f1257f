import { parseArgs } from 'node:util';
import { fromStruct, toStruct, type Json } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import { runAction } from './settings-action.ts';
import { rotateKey } from './rotate-key.ts';
import { assignment, resetOf, scopeOf, type ScopeOptions } from './settings-arguments.ts';
import { exportState, importState } from './settings-state.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

type Options = ScopeOptions & { all?: boolean; 'dry-run'?: boolean };
type Run = (context: CommandContext, args: string[], options: Options) => Promise<number>;

const actions: Readonly<Record<string, Run>> = {
  get: show,
  set,
  'set-secret': setSecret,
  reset,
  action: runAction,
  export: exportState,
  import: importState,
  'rotate-key': rotateKey,
};

export const settings: Command = {
  usage: [
    ['settings get <slug>', 'show the settings in force'],
    ['settings set <slug> NAME=value …', 'store settings; a value is JSON, or else text'],
    ['settings set-secret <slug> NAME', 'store a secret, read from standard input'],
    ['settings reset <slug> <NAME …|--all>', 'go back to the default'],
    ['settings action <slug> <action>', 'run an action of the plugin, such as a test'],
    ['settings export [<slug> …]', 'write status, index and settings as JSON, without secrets'],
    ['settings rotate-key', 'seal every secret with the newest key of SETTINGS_KEY'],
    ['settings import <file> [--dry-run]', 'make what is installed as an export says'],
    [
      '  … --space <slug> | --user <username>',
      'of one space, or of one person, and not of the site',
    ],
  ],
  async run(context) {
    const { positionals, values } = parseArgs({
      args: context.args,
      options: {
        space: { type: 'string' },
        user: { type: 'string' },
        all: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [first, ...rest] = positionals;
    const known = Object.keys(actions).join(', ');
    if (first === undefined) throw new UsageError(`"settings" takes an action: ${known}`);
    const action = Object.hasOwn(actions, first) ? actions[first] : undefined;
    if (!action) throw new UsageError(`"settings" has no "${first}"; it has ${known}`);
    return action(context, rest, values);
  },
};

async function show(
  { registry, print, tell }: CommandContext,
  [slug, ...more]: string[],
  options: ScopeOptions,
): Promise<number> {
  if (slug === undefined || more.length > 0) throw new UsageError('"settings get" takes a slug');
  using clients = await registry();
  const answer = await clients.settings.getSettings({ slug, scope: scopeOf(options) });
  const values = fromStruct(answer.settings);
  const names = Object.keys(answer.sources);
  for (const name of answer.missing) tell(`${name} is required and not set`);
  for (const name of answer.document?.setAnew ?? []) {
    tell(`${name} was a secret in another release, and stays sealed: set it anew`);
  }
  if (answer.document?.trouble) tell(answer.document.trouble);
  if (answer.restartRequired) tell('a restart is required: patchbay plugins restart ' + slug);
  if (names.length === 0) {
    tell(`"${slug}" has no settings that are set`);
    return 0;
  }
  const rows = names.map((name) => {
    const source = answer.sources[name] ?? '';
    const value = name in values ? JSON.stringify(values[name]) : '•••';
    return [name, value, source === 'site' ? 'stored' : source];
  });
  for (const line of table(['name', 'value', 'from'], rows)) print(line);
  return 0;
}

async function set(
  context: CommandContext,
  [slug, ...texts]: string[],
  options: ScopeOptions,
): Promise<number> {
  if (slug === undefined || texts.length === 0) {
    throw new UsageError('"settings set" takes a slug, and then NAME=value');
  }
  return update(context, slug, Object.fromEntries(texts.map(assignment)), options);
}

async function setSecret(
  context: CommandContext,
  [slug, name, ...more]: string[],
  options: ScopeOptions,
): Promise<number> {
  if (slug === undefined || name === undefined || more.length > 0) {
    throw new UsageError('"settings set-secret" takes a slug and a name; the secret is its input');
  }
  const secret = (await context.input()).replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError('there is nothing on standard input');
  return update(context, slug, { [name]: secret }, options);
}

async function reset(
  context: CommandContext,
  [slug, ...names]: string[],
  options: Options,
): Promise<number> {
  if (slug === undefined || (names.length === 0) !== (options.all === true)) {
    throw new UsageError('"settings reset" takes a slug, and then names of settings or --all');
  }
  return update(context, slug, Object.fromEntries(names.map(resetOf)), options);
}

async function update(
  { registry, print, tell }: CommandContext,
  slug: string,
  changes: Record<string, Json>,
  options: Options,
): Promise<number> {
  using clients = await registry();
  const { settings: answered, ...answer } = await clients.settings.updateSettings({
    slug,
    scope: scopeOf(options),
    settings: toStruct(changes),
    resetOthers: options.all ?? false,
  });
  const inForce = fromStruct(answered);
  for (const name of Object.keys(changes)) {
    const isSecret = answer.document?.secrets.includes(name);
    print(`${name}=${isSecret ? '•••' : JSON.stringify(inForce[name])}`);
  }
  if (options.all) print('every setting has its default');
  if (answer.unchecked) tell(`the plugin has not checked this: ${answer.unchecked}`);
  if (answer.restartRequired) tell('a restart is required: patchbay plugins restart ' + slug);
  return 0;
}
