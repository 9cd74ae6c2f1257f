import { commandWithActions } from './actions.ts';
import type { CommandContext } from './command.ts';
import { everyPlugin } from './every-plugin.ts';
import { jsonOnly } from './json-option.ts';
import { originOf } from './origin.ts';
import { decisions } from './plugin-decisions.ts';
import { farewells } from './plugin-farewell.ts';
import { printList } from './print-json.ts';
import { refused } from './plugin-refused.ts';
import { show } from './plugin-show.ts';
import { sync } from './plugin-sync.ts';
import { table } from './table.ts';

export const plugins = commandWithActions({
  name: 'plugins',
  usage: [['plugins [--json]', 'list the plugins, their state and why']],
  list,
  actions: { show, sync, ...decisions, ...farewells, refused },
});

async function list({ args, registry, print, tell }: CommandContext): Promise<number> {
  const isJson = jsonOnly(args);
  using clients = await registry();
  const found = await everyPlugin(clients);
  if (isJson) {
    printList(print, 'Catalog.listPlugins', { plugins: found }, 'plugins');
  } else if (found.length === 0) {
    tell('there are no plugins yet; `patchbay credentials create <slug>` begins one');
  } else {
    const rows = found.map(({ slug, version, state, instances, bundled, refusal }) => [
      slug,
      version || '-',
      originOf({ bundled }),
      state?.name ?? '',
      String(instances.length),
      [state?.message, state?.hint, refusal && `a process was refused: ${refusal.message}`]
        .filter(Boolean)
        .join('; '),
    ]);
    for (const line of table(['slug', 'version', 'origin', 'state', 'instances', 'reason'], rows))
      print(line);
  }
  return 0;
}
