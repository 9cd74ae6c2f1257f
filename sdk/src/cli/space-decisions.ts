import { endOfDay, toTimestamp } from '@patchbay/proto';
import type { Action } from './action.ts';
import type { CommandContext } from './command.ts';
import { tellDeletion } from './tell-deletion.ts';

/** How a space begins, how long it lasts, and how it ends. */
export const spaceDecisions: Readonly<Record<string, Action>> = {
  create: {
    takes: ['title'],
    purpose: 'make a space; `spaces take-in` gives it its first admin',
    async run({ registry, print }, [title = '']) {
      using clients = await registry();
      const { space } = await clients.spaces.createSpace({ title });
      print(`${space?.slug} is made`);
      return 0;
    },
  },
  expire: {
    takes: ['slug', 'day'],
    instead: 'never',
    purpose: 'archive a space at the end of a day (UTC), such as 2030-12-31; --never for no day',
    async run({ registry, print }, [slug = '', day = '']) {
      using clients = await registry();
      const expiresAt = toTimestamp(endOfDay(day));
      await clients.spaces.updateSpace({
        slug,
        ...(expiresAt ? { expiresAt } : { clearExpiry: true }),
      });
      print(day === '' ? `${slug} never expires` : `${slug} expires at the end of ${day}`);
      return 0;
    },
  },
  archive: {
    takes: ['slug'],
    purpose: 'make a space read-only',
    run: (context, [slug = '']) => setArchived(context, slug, true),
  },
  restore: {
    takes: ['slug'],
    purpose: 'take a space out of the archive',
    run: (context, [slug = '']) => setArchived(context, slug, false),
  },
  delete: {
    takes: ['slug'],
    flags: ['yes'],
    purpose: 'list what would go with a space; --yes deletes it for ever',
    async run(context, [slug = ''], { yes = false }) {
      using clients = await context.registry();
      const { deleted } = await clients.spaces.deleteSpace({ slug, dryRun: !yes });
      tellDeletion(context, slug, { deleted, yes });
      return 0;
    },
  },
};

async function setArchived(
  { registry, print }: CommandContext,
  slug: string,
  archived: boolean,
): Promise<number> {
  using clients = await registry();
  await clients.spaces.setSpaceArchived({ slug, archived });
  print(archived ? `${slug} is archived: it is read-only` : `${slug} is out of the archive`);
  return 0;
}
