import { fromStruct } from '@patchbay/proto';
import { commandWithActions } from './actions.ts';
import type { Action } from './action.ts';
import type { CommandContext } from './command.ts';
import { jsonOnly } from './json-option.ts';
import { everyUser, userNamed } from './people-lookup.ts';
import { printList } from './print-json.ts';
import { table } from './table.ts';

type Change = { superuser: boolean } | { disabled: boolean };

const actions: Readonly<Record<string, Action>> = {
  create: {
    takes: ['username', 'name'],
    purpose: 'make a user; an administrator gives them the link for their password',
    async run({ registry, print }, [username = '', displayName = '']) {
      using clients = await registry();
      const { user } = await clients.people.createUser({ username, displayName });
      print(`${user?.username} is made: ${user?.id}`);
      return 0;
    },
  },
  disable: {
    takes: ['username'],
    purpose: 'sign a user out everywhere, and keep them out',
    run: (context, [name = '']) => change(context, name, { disabled: true }, 'is disabled'),
  },
  enable: {
    takes: ['username'],
    purpose: 'let a user sign in again',
    run: (context, [name = '']) => change(context, name, { disabled: false }, 'is enabled'),
  },
  promote: {
    takes: ['username'],
    purpose: 'make a user a superuser, who may do everything and whom no policy stops',
    run: (context, [name = '']) => change(context, name, { superuser: true }, 'is a superuser'),
  },
  demote: {
    takes: ['username'],
    purpose: 'make a superuser somebody like everybody else',
    run: (context, [name = '']) => change(context, name, { superuser: false }, 'is no superuser'),
  },
  grant: {
    takes: ['username', 'role'],
    purpose: 'give a user a role',
    async run({ registry, print }, [username = '', role = '']) {
      using clients = await registry();
      const { id: userId } = await userNamed(clients, username);
      await clients.people.grantRole({ role, userId });
      print(`${username} has the role ${role}`);
      return 0;
    },
  },
  revoke: {
    takes: ['username', 'role'],
    purpose: 'take a role away from a user',
    async run({ registry, print }, [username = '', role = '']) {
      using clients = await registry();
      const { id: userId } = await userNamed(clients, username);
      await clients.people.revokeRole({ role, userId });
      print(`${username} has the role ${role} no more`);
      return 0;
    },
  },
  export: {
    takes: ['username'],
    purpose: 'write everything that is kept about a user, also by plugins, as JSON',
    async run({ registry, print }, [username = '']) {
      using clients = await registry();
      const { id } = await userNamed(clients, username);
      const { data } = await clients.people.exportUser({ id }, { timeoutMs: 60_000 });
      print(JSON.stringify(fromStruct(data), null, 2));
      return 0;
    },
  },
  delete: {
    takes: ['username'],
    purpose: 'delete a user with their tokens; what they did stays in the audit log',
    async run({ registry, print }, [username = '']) {
      using clients = await registry();
      const { id } = await userNamed(clients, username);
      await clients.people.deleteUser({ id });
      print(`${username} is deleted`);
      return 0;
    },
  },
};

export const users = commandWithActions({
  name: 'users',
  usage: [['users [--json]', 'list who can sign in']],
  list,
  actions,
});

async function list({ args, registry, print }: CommandContext): Promise<number> {
  const asJson = jsonOnly(args);
  using clients = await registry();
  const found = await everyUser(clients);
  if (asJson) {
    printList(print, 'People.listUsers', { users: found }, 'users');
    return 0;
  }
  const rows = found.map(({ username, displayName, superuser, disabled, roles, id }) => [
    username,
    displayName,
    [superuser ? 'superuser' : '', disabled ? 'disabled' : ''].filter(Boolean).join(', ') || '-',
    roles.join(', ') || '-',
    id,
  ]);
  for (const line of table(['username', 'name', 'state', 'roles', 'id'], rows)) print(line);
  return 0;
}

async function change(
  { registry, print }: CommandContext,
  username: string,
  what: Change,
  done: string,
): Promise<number> {
  using clients = await registry();
  const { id } = await userNamed(clients, username);
  await clients.people.updateUser({ id, ...what });
  print(`${username} ${done}`);
  return 0;
}
