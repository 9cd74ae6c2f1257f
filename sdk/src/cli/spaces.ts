import { fromTimestamp, type ReceivedSpace } from '@patchbay/proto';
import { commandWithActions } from './actions.ts';
import type { CommandContext } from './command.ts';
import { everyPage } from './every-page.ts';
import { jsonOnly } from './json-option.ts';
import type { Registry } from './registry-clients.ts';
import { spaceDecisions } from './space-decisions.ts';
import { spaceParts } from './space-parts.ts';
import { printList } from './print-json.ts';
import { table } from './table.ts';

export const spaces = commandWithActions({
  name: 'spaces',
  usage: [['spaces [--json]', 'list the spaces']],
  list,
  actions: { ...spaceParts, ...spaceDecisions },
});

async function list({ args, registry, print, tell }: CommandContext): Promise<number> {
  const isJson = jsonOnly(args);
  using clients = await registry();
  const found = await everySpace(clients);
  if (isJson) {
    printList(print, 'Spaces.listSpaces', { spaces: found }, 'spaces');
  } else if (found.length === 0) {
    tell('there are no spaces yet; `patchbay spaces create <title>` makes one');
  } else {
    const rows = found.map((space) => [
      space.slug,
      space.title,
      String(space.members),
      dayOf(space.expiresAt) || 'never',
      dayOf(space.archivedAt) || 'no',
    ]);
    for (const line of table(['slug', 'title', 'people', 'expires', 'archived'], rows)) print(line);
  }
  return 0;
}

async function everySpace({ spaces: client }: Registry): Promise<ReceivedSpace[]> {
  const found: ReceivedSpace[] = [];
  const pages = everyPage((pageToken) =>
    client.listSpaces({ all: true, pageSize: 1000, pageToken }),
  );
  for await (const page of pages) found.push(...page.spaces);
  return found;
}

function dayOf(moment: ReceivedSpace['expiresAt']): string {
  return fromTimestamp(moment)?.toISOString().slice(0, 10) ?? '';
}
