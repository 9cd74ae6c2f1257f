import { parseArgs } from 'node:util';
import { fromStruct, toStruct, type Json } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

export const settings: Command = {
  usage: [
    ['settings <slug>', 'show the site settings in force'],
    ['settings set <slug> NAME=value …', 'store settings; a value is JSON, or else text'],
    ['settings reset <slug> NAME …', 'go back to the default'],
  ],
  async run(context) {
    const { positionals } = parseArgs({ args: context.args, options: {}, allowPositionals: true });
    const [first, slug, ...rest] = positionals;
    if (first === undefined) throw new UsageError('"settings" takes the slug of a plugin');
    if (slug === undefined) return show(context, first);
    if (first !== 'set' && first !== 'reset') {
      throw new UsageError(`"settings" has no "${first}"; it has set, reset`);
    }
    if (rest.length === 0)
      throw new UsageError(`"settings ${first} ${slug}" takes names of settings`);
    const changes = rest.map((text) => (first === 'set' ? assignment(text) : reset(text)));
    return update(context, slug, Object.fromEntries(changes));
  },
};

async function show({ registry, print, tell }: CommandContext, slug: string): Promise<number> {
  using clients = await registry();
  const answer = await clients.admin.getSettings({ slug });
  const values = Object.entries(fromStruct(answer.settings));
  if (values.length === 0) {
    tell(`"${slug}" has no settings`);
    return 0;
  }
  const rows = values.map(([name, value]) => [
    name,
    JSON.stringify(value),
    answer.stored.includes(name) ? 'stored' : 'default',
  ]);
  for (const line of table(['name', 'value', 'from'], rows)) print(line);
  return 0;
}

async function update(
  { registry, print }: CommandContext,
  slug: string,
  changes: Record<string, Json>,
): Promise<number> {
  using clients = await registry();
  const answer = await clients.admin.updateSettings({ slug, settings: toStruct(changes) });
  const inForce = fromStruct(answer.settings);
  for (const name of Object.keys(changes)) print(`${name}=${JSON.stringify(inForce[name])}`);
  return 0;
}

function assignment(text: string): [string, Json] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`"${text}" is not NAME=value`);
  return [text.slice(0, equals), jsonOrText(text.slice(equals + 1))];
}

function reset(name: string): [string, Json] {
  if (name.includes('=')) throw new UsageError(`"settings reset" takes names, not "${name}"`);
  return [name, null];
}

function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
