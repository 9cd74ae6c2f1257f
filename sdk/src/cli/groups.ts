import { commandWithActions } from './actions.ts';
import type { Action } from './action.ts';
import type { CommandContext } from './command.ts';
import { jsonOnly } from './json-option.ts';
import { everyUser, groupNamed, userNamed } from './people-lookup.ts';
import type { Registry } from './registry-clients.ts';
import { printList } from './print-json.ts';
import { table } from './table.ts';

const actions: Readonly<Record<string, Action>> = {
  create: {
    takes: ['name'],
    purpose: 'make a group of users, who have its roles',
    async run({ registry, print }, [name = '']) {
      using clients = await registry();
      const { group } = await clients.people.createGroup({ name });
      print(`${group?.name} is made`);
      return 0;
    },
  },
  add: {
    takes: ['group', 'username'],
    purpose: 'take a user into a group',
    run: (context, [group = '', username = '']) =>
      change(context, `${username} is in ${group}`, async (clients) => {
        const { id: groupId } = await groupNamed(clients, group);
        const { id: userId } = await userNamed(clients, username);
        await clients.people.addGroupMember({ groupId, userId });
      }),
  },
  remove: {
    takes: ['group', 'username'],
    purpose: 'take a user out of a group',
    run: (context, [group = '', username = '']) =>
      change(context, `${username} is in ${group} no more`, async (clients) => {
        const { id: groupId } = await groupNamed(clients, group);
        const { id: userId } = await userNamed(clients, username);
        await clients.people.removeGroupMember({ groupId, userId });
      }),
  },
  grant: {
    takes: ['group', 'role'],
    purpose: 'give the members of a group a role',
    run: (context, [group = '', role = '']) =>
      change(context, `${group} has the role ${role}`, async (clients) => {
        const { id: groupId } = await groupNamed(clients, group);
        await clients.people.grantRole({ role, groupId });
      }),
  },
  revoke: {
    takes: ['group', 'role'],
    purpose: 'take a role away from a group',
    run: (context, [group = '', role = '']) =>
      change(context, `${group} has the role ${role} no more`, async (clients) => {
        const { id: groupId } = await groupNamed(clients, group);
        await clients.people.revokeRole({ role, groupId });
      }),
  },
  delete: {
    takes: ['group'],
    purpose: 'delete a group; its members stay',
    run: (context, [group = '']) =>
      change(context, `${group} is deleted`, async (clients) => {
        const { id } = await groupNamed(clients, group);
        await clients.people.deleteGroup({ id });
      }),
  },
};

export const groups = commandWithActions({
  name: 'groups',
  usage: [['groups [--json]', 'list the groups with who is in them']],
  list,
  actions,
});

async function list({ args, registry, print, tell }: CommandContext): Promise<number> {
  const asJson = jsonOnly(args);
  using clients = await registry();
  const { groups: found } = await clients.people.listGroups({});
  if (asJson) {
    printList(print, 'People.listGroups', { groups: found }, 'groups');
  } else if (found.length === 0) {
    tell('there are no groups yet; `patchbay groups create <name>` makes one');
  } else {
    const named = new Map((await everyUser(clients)).map(({ id, username }) => [id, username]));
    const rows = found.map(({ name, members, roles }) => [
      name,
      members.map((id) => named.get(id) ?? id).join(', ') || '-',
      roles.join(', ') || '-',
    ]);
    for (const line of table(['group', 'members', 'roles'], rows)) print(line);
  }
  return 0;
}

async function change(
  { registry, print }: CommandContext,
  done: string,
  work: (clients: Registry) => Promise<void>,
): Promise<number> {
  using clients = await registry();
  await work(clients);
  print(done);
  return 0;
}
