import { commandWithActions } from './actions.ts';
import type { Action } from './action.ts';
import type { CommandContext } from './command.ts';
import { jsonOnly } from './json-option.ts';
import { printList } from './print-json.ts';
import { table } from './table.ts';

const actions: Readonly<Record<string, Action>> = {
  permissions: {
    takes: [],
    purpose: 'list every permission, of the platform and of plugins',
    async run({ registry, print }) {
      using clients = await registry();
      const { permissions } = await clients.people.listPermissions({});
      const rows = permissions.map(({ name, title, plugin, obsolete }) => [
        name,
        title,
        plugin || 'platform',
        obsolete ? 'obsolete' : '',
      ]);
      for (const line of table(['permission', 'title', 'of', ''], rows)) print(line);
      return 0;
    },
  },
  create: {
    takes: ['name', 'title'],
    purpose: 'make a role that permits nothing yet',
    async run({ registry, print }, [name = '', title = '']) {
      using clients = await registry();
      const { role } = await clients.people.createRole({ name, title });
      print(`${role?.name} is made`);
      return 0;
    },
  },
  allow: {
    takes: ['role', 'permission'],
    purpose: 'let whoever has a role do something more',
    async run({ registry, print }, [name = '', permission = '']) {
      using clients = await registry();
      await clients.people.updateRole({ name, addPermissions: [permission] });
      print(`${name} has ${permission}`);
      return 0;
    },
  },
  deny: {
    takes: ['role', 'permission'],
    purpose: 'take a permission out of a role',
    async run({ registry, print }, [name = '', permission = '']) {
      using clients = await registry();
      await clients.people.updateRole({ name, removePermissions: [permission] });
      print(`${name} has ${permission} no more`);
      return 0;
    },
  },
  delete: {
    takes: ['role'],
    purpose: 'delete a role; who has it loses it',
    async run({ registry, print }, [name = '']) {
      using clients = await registry();
      await clients.people.deleteRole({ name });
      print(`${name} is deleted`);
      return 0;
    },
  },
};

export const roles = commandWithActions({
  name: 'roles',
  usage: [['roles [--json]', 'list the roles with what they permit']],
  list,
  actions,
});

async function list({ args, registry, print }: CommandContext): Promise<number> {
  const asJson = jsonOnly(args);
  using clients = await registry();
  const { roles: found } = await clients.people.listRoles({});
  if (asJson) {
    printList(print, 'People.listRoles', { roles: found }, 'roles');
    return 0;
  }
  const rows = found.map(({ name, title, scope, everything, permissions }) => [
    name,
    title,
    scope,
    everything ? 'everything' : permissions.join(', ') || '-',
  ]);
  for (const line of table(['role', 'title', 'scope', 'permissions'], rows)) print(line);
  return 0;
}
