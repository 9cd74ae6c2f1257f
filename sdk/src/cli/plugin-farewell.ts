import type { Action } from './action.ts';
import { tellDeletion } from './tell-deletion.ts';

/** Who needs a plugin, and the two steps by which it goes. */
export const farewells: Readonly<Record<string, Action>> = {
  dependents: {
    takes: ['slug'],
    purpose: 'list the plugins that would be blocked without this one',
    async run({ registry, print, tell }, [slug = '']) {
      using clients = await registry();
      const { slugs } = await clients.admin.listDependents({ slug });
      if (slugs.length === 0) tell(`no plugin that serves now needs "${slug}"`);
      for (const dependent of slugs) print(dependent);
      return 0;
    },
  },
  remove: {
    takes: ['slug'],
    flags: ['force'],
    purpose: 'take a plugin out; settings and history stay; --force although others need it',
    async run({ registry, print }, [slug = ''], { force = false }) {
      using clients = await registry();
      await clients.admin.removePlugin({ slug, force });
      print(`${slug} is removed; its settings and history are kept`);
      return 0;
    },
  },
  delete: {
    takes: ['slug'],
    flags: ['yes'],
    purpose: 'list what would go with a removed plugin; --yes deletes it for ever',
    async run(context, [slug = ''], { yes = false }) {
      using clients = await context.registry();
      const { deleted } = await clients.admin.deletePlugin({ slug, dryRun: !yes });
      tellDeletion(context, slug, { deleted, yes });
      return 0;
    },
  },
};
