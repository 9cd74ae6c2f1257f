import { fromTimestamp } from '@patchbay/proto';
import type { Action } from './action.ts';
import type { CommandContext } from './command.ts';
import { table } from './table.ts';

/** Who is in a space, which plugins are active there, and what happened. */
export const spaceParts: Readonly<Record<string, Action>> = {
  people: {
    takes: ['slug'],
    purpose: 'list who is in a space',
    async run({ registry, print }, [slug = '']) {
      using clients = await registry();
      const { members } = await clients.spaces.listSpaceMembers({ slug });
      const rows = members.map((it) => [it.username, it.displayName, it.roles.join(', ')]);
      for (const line of table(['username', 'name', 'roles'], rows)) print(line);
      return 0;
    },
  },
  'take-in': {
    takes: ['slug', 'user', 'role'],
    purpose: 'take somebody in, or change their role: member, team or admin',
    async run({ registry, print }, [slug = '', user = '', role = '']) {
      using clients = await registry();
      const { member } = await clients.spaces.setSpaceMember({ slug, user, roles: [role] });
      print(`${member?.username} is in ${slug}: ${member?.roles.join(', ')}`);
      return 0;
    },
  },
  'let-go': {
    takes: ['slug', 'user'],
    purpose: 'take somebody out of a space',
    async run({ registry, print }, [slug = '', user = '']) {
      using clients = await registry();
      await clients.spaces.removeSpaceMember({ slug, user });
      print(`${user} is not in ${slug} any more`);
      return 0;
    },
  },
  plugins: {
    takes: ['slug'],
    purpose: 'list the plugins that a space can have',
    async run({ registry, print, tell }, [slug = '']) {
      using clients = await registry();
      const { plugins } = await clients.spaces.listSpacePlugins({ slug });
      if (plugins.length === 0) tell('no installed plugin is made for spaces');
      const rows = plugins.map((it) => [it.plugin, it.title, it.active ? 'active' : 'inactive']);
      for (const line of rows.length > 0 ? table(['plugin', 'title', 'here'], rows) : [])
        print(line);
      return 0;
    },
  },
  activate: {
    takes: ['slug', 'plugin'],
    purpose: 'let a plugin take part in a space',
    run: (context, [slug = '', plugin = '']) => activate(context, slug, { plugin, active: true }),
  },
  deactivate: {
    takes: ['slug', 'plugin'],
    purpose: 'take a plugin out of a space; what it keeps of it stays',
    run: (context, [slug = '', plugin = '']) => activate(context, slug, { plugin, active: false }),
  },
  activities: {
    takes: ['slug'],
    purpose: 'list what happened in a space, the latest first',
    async run({ registry, print }, [slug = '']) {
      using clients = await registry();
      const { activities } = await clients.spaces.listActivities({ slug, pageSize: 50 });
      for (const { at, actor, actorName, plugin, verb, target } of activities) {
        const who = actorName || (actor === 'platform' && plugin) || actor;
        print(`${fromTimestamp(at)?.toISOString() ?? ''}  ${who} ${verb} ${target}`.trimEnd());
      }
      return 0;
    },
  },
};

async function activate(
  { registry, print }: CommandContext,
  slug: string,
  activation: { plugin: string; active: boolean },
): Promise<number> {
  using clients = await registry();
  await clients.spaces.setSpacePlugins({ slug, activations: [activation] });
  print(`${activation.plugin} is ${activation.active ? 'active' : 'inactive'} in ${slug}`);
  return 0;
}
