import { createDecideAccess, createPolicies, type DecideAccess } from '@patchbay/chassis';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import { platform } from './caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Directory } from '../people/directory.ts';

/** Decides who may do what of the registry, from its memory and the policies of plugins. */
export function createAccessDecisions({
  catalog,
  directory,
  askPlugin,
}: {
  catalog: Catalog;
  directory: Directory;
  askPlugin: AskPlugin;
}): DecideAccess {
  return createDecideAccess({
    policies: createPolicies({
      revision: () => catalog.revision(),
      plugins: () => catalog.entries().map(({ plugin }) => plugin),
    }),
    directory: {
      roles: () => directory.roles,
      rolesInSpace(userId, spaceId) {
        const members = directory.spaces.get(spaceId)?.members;
        return members?.find((it) => it.userId === userId)?.roles ?? [];
      },
    },
    askPolicy: (plugin, payload, { deadlineMs }) =>
      askPlugin({ plugin, call: 'policy', payload, caller: platform, deadlineMs }),
  });
}
