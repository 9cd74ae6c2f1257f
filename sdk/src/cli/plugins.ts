import { parseArgs } from 'node:util';
import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import type { Registry } from './registry-clients.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

export const plugins: Command = {
  usage: [
    ['plugins [--json]', 'list the plugins, their state and why'],
    ['plugins enable <slug>', 'let a plugin take part'],
    ['plugins disable <slug>', 'keep requests and tasks from a plugin'],
  ],
  async run(context) {
    const { values, positionals } = parseArgs({
      args: context.args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [action, slug, ...rest] = positionals;
    if (action === undefined) return list(context, values.json);
    if (action !== 'enable' && action !== 'disable') {
      throw new UsageError(`"plugins" has no "${action}"; it has enable, disable`);
    }
    if (slug === undefined || rest.length > 0) {
      throw new UsageError(`"plugins ${action}" takes the slug of one plugin`);
    }
    return setEnabled(context, slug, action === 'enable');
  },
};

async function list({ registry, print, tell }: CommandContext, json: boolean): Promise<number> {
  using clients = await registry();
  const found = await everyPlugin(clients);
  if (json) {
    print(JSON.stringify(found.map(document), null, 2));
  } else if (found.length === 0) {
    tell('there are no plugins yet; `patchbay credentials create <slug>` begins one');
  } else {
    const rows = found.map(({ slug, version, state, instances }) => [
      slug,
      version || '-',
      state?.name ?? '',
      String(instances.length),
      [state?.message, state?.hint].filter(Boolean).join('; '),
    ]);
    for (const line of table(['slug', 'version', 'state', 'instances', 'reason'], rows))
      print(line);
  }
  return 0;
}

async function everyPlugin({ catalog }: Registry): Promise<ReceivedPlugin[]> {
  const found: ReceivedPlugin[] = [];
  let pageToken = '';
  do {
    const page = await catalog.listPlugins({ pageSize: 1000, pageToken });
    found.push(...page.plugins);
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return found;
}

function document({ manifest, contributions, tasks, ...plugin }: ReceivedPlugin): object {
  return {
    ...plugin,
    manifest: fromStruct(manifest),
    contributions: contributions.map(({ properties, ...rest }) => ({
      ...rest,
      properties: fromStruct(properties),
    })),
    tasks: tasks.map(({ spec, ...rest }) => ({ ...rest, spec: fromStruct(spec) })),
  };
}

async function setEnabled(
  { registry, print }: CommandContext,
  slug: string,
  enabled: boolean,
): Promise<number> {
  using clients = await registry();
  const { plugin } = await clients.admin.setPluginEnabled({ slug, enabled });
  const { name = '', message = '' } = plugin?.state ?? {};
  print(
    `${slug} is ${enabled ? 'enabled' : 'disabled'}${message && `; it is ${name}: ${message}`}`,
  );
  return 0;
}
