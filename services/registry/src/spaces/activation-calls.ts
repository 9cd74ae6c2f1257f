import type { Queryable } from '@patchbay/chassis';
import {
  invalid,
  isActiveIn,
  scopesOf,
  type HandlersOf,
  type SpacePluginMessage,
  type spaces,
  type Violation,
} from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { actorOf, callerOf } from '../access/caller.ts';
import { changePeople } from '../people/change-people.ts';
import { addLifecycleCall } from '../lifecycle/lifecycle-store.ts';
import { isOffered } from '../plugins/plugin-state.ts';
import {
  listSpacePlugins,
  resetActivations,
  saveActivation,
  type ActivationRow,
} from './activation-store.ts';
import { addActivity } from './activity-store.ts';
import { changeSpace, type SpaceDeps } from './change-space.ts';
import { requireSpace, type SpaceSeen } from './space-access.ts';

type Calls = 'listSpacePlugins' | 'setSpacePlugins' | 'isActive' | 'resetSpacePlugin';

export function activationCalls(deps: SpaceDeps): Pick<HandlersOf<typeof spaces>, Calls> {
  const { db, directory, events } = deps;
  const { roles } = directory;
  const pluginsOf = async (tx: Queryable, { id }: Pick<SpaceSeen, 'id'>) =>
    (await listSpacePlugins(tx, id)).map(toMessage);

  return {
    async listSpacePlugins({ slug }, context) {
      const space = await requireSpace(db, slug, { caller: callerOf(context), roles });
      return { plugins: await pluginsOf(db, space) };
    },

    async isActive({ plugin, slug }, context) {
      const space = await requireSpace(db, slug, { caller: callerOf(context), roles });
      const found = (await pluginsOf(db, space)).find((it) => it.plugin === plugin);
      return { active: found?.active ?? false };
    },

    async setSpacePlugins({ slug, activations }, context) {
      const caller = callerOf(context);
      const { result, space, revision } = await changeSpace(
        deps,
        { slug, caller },
        async (tx, { id }) => {
          const known = await listSpacePlugins(tx, id);
          const wanted = checkActivations(activations, known);
          const changed = wanted.filter(({ row, active }) => isActivated(row) !== active);
          for (const { row, active } of changed) {
            const { plugin, title } = row;
            await saveActivation(tx, id, { plugin, active });
            await addLifecycleCall(tx, {
              slug: plugin,
              kind: active ? 'activated' : 'deactivated',
              payload: { space: id },
            });
            await addActivity(tx, id, {
              actor: actorOf(caller),
              verb: active ? 'activated' : 'deactivated',
              target: title,
              link: active ? `/s/${slug}/p/${plugin}${toMessage(row).defaultView}` : '',
            });
          }
          const deeds = changed.map(({ row: { plugin }, active }) => ({
            action: active ? 'space-plugin.activated' : 'space-plugin.deactivated',
            target: `space:${slug}`,
            before: { plugin, active: !active },
            after: { plugin, active },
          }));
          await recordDeeds(tx, caller, deeds);
          return changed.map(({ row }) => row.plugin);
        },
      );
      for (const plugin of result)
        events.spaceChanged({ space: slug, change: `toggled ${plugin}` });
      return { plugins: await pluginsOf(db, space), changed: result, revision };
    },

    async resetSpacePlugin({ plugin }, context) {
      const caller = callerOf(context);
      const { result, revision } = await changePeople(deps, async (tx, touch) => {
        const spaceIds = await resetActivations(tx, plugin);
        touch('space', ...spaceIds);
        if (spaceIds.length > 0) {
          const before = { spaces: spaceIds };
          const deed = { action: 'space-plugin.reset', target: `plugin:${plugin}`, before };
          await recordDeeds(tx, caller, [deed]);
        }
        return spaceIds.length;
      });
      return { spaces: result, revision };
    },
  };
}

/** Whether it is active in the space, or would be if an operator had not disabled it everywhere. */
function isActivated({ scopes, decided }: ActivationRow): boolean {
  return isActiveIn({ enabled: true, scopes: scopesOf({ scopes }), decided: decided ?? undefined });
}

/** @throws PlatformError `invalid` that names each that cannot be done. */
function checkActivations(
  activations: readonly { plugin: string; active: boolean }[],
  known: readonly ActivationRow[],
): { row: ActivationRow; active: boolean }[] {
  const violations: Violation[] = [];
  const wanted = activations.flatMap(({ plugin, active }, index) => {
    const refuse = (message: string) => {
      violations.push({ field: `activations[${index}].plugin`, message });
      return [];
    };
    const row = known.find((it) => it.plugin === plugin);
    if (!row) {
      const listed = known.map((it) => it.plugin).join(', ') || 'none';
      return refuse(`"${plugin}" is no plugin for spaces; there is ${listed}`);
    }
    const isFixed = !active && isActivated(row) && !toMessage(row).canDisable;
    if (isFixed) return refuse(`"${row.title}" cannot be deactivated`);
    return [{ row, active }];
  });
  if (violations.length > 0) throw invalid('nothing is changed', violations);
  return wanted;
}

function toMessage(row: ActivationRow) {
  const { plugin, title, description, icon, enabled, state, decided } = row;
  const { space } = scopesOf({ scopes: row.scopes });
  return {
    plugin,
    title,
    description,
    icon,
    active: enabled && isActivated(row),
    decided: decided !== null,
    canDisable: space?.canDisable ?? false,
    defaultView: space?.defaultView ?? '/',
    offered: isOffered(state),
  } satisfies SpacePluginMessage;
}
