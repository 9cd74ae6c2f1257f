import { parseArgs } from 'node:util';
import type { ReceivedCapability } from '@patchbay/proto';
import type { Action } from './action.ts';
import { commandWithActions } from './actions.ts';
import type { CommandContext } from './command.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

const choose: Action = {
  takes: ['name', 'slug'],
  instead: 'none',
  flags: ['fallback'],
  purpose: 'choose who provides a capability; --fallback lets others stand in',
  async run({ registry, print }, [capability = '', slug = ''], { none, fallback = false }) {
    if (none && fallback) throw new UsageError('--fallback goes with a choice, not with --none');
    using clients = await registry();
    await clients.admin.chooseProvider({ capability, slug, fallback });
    const others = fallback ? ', and others may stand in' : '';
    print(
      none ? `any plugin may provide ${capability}` : `${slug} provides ${capability}${others}`,
    );
    return 0;
  },
};

export const capabilities = commandWithActions({
  name: 'capabilities',
  usage: [['capabilities', 'list what plugins provide to each other, and who was chosen']],
  list,
  actions: { choose },
});

async function list({ args, registry, print, tell }: CommandContext): Promise<number> {
  parseArgs({ args, options: {} });
  using clients = await registry();
  const { capabilities: found } = await clients.admin.listCapabilities({});
  if (found.length === 0) {
    tell('there are no capabilities; a manifest names them under `provides`');
    return 0;
  }
  const rows = found.flatMap((capability) =>
    capability.providers.map(({ slug, version, offered }) => [
      capability.name,
      slug,
      version,
      offered ? 'yes' : 'no',
      choiceOf(capability, slug),
    ]),
  );
  for (const line of table(['capability', 'provider', 'version', 'offered', 'choice'], rows))
    print(line);
  return 0;
}

function choiceOf({ chosen, fallback }: ReceivedCapability, slug: string): string {
  if (chosen === '') return '-';
  if (chosen === slug) return 'chosen';
  return fallback ? 'stands in' : '-';
}
