import type { KnownSpace } from '@patchbay/chassis';
import {
  fromStruct,
  isActiveIn,
  scopesOf,
  type ReceivedPlugin,
  type TaskSpace,
} from '@patchbay/proto';

/** The spaces of one plugin. */
export type PluginSpaces = {
  /** Where it is active and may do something, sorted by id. */
  active: readonly TaskSpace[];
  /** Ids of those that are archived: nothing happens there. */
  archived: ReadonlySet<string>;
};

export function spacesOf(
  plugin: ReceivedPlugin | undefined,
  spaces: Iterable<KnownSpace>,
): PluginSpaces {
  const archived = new Set<string>();
  const active: TaskSpace[] = [];
  const scopes = scopesOf(plugin?.manifest ? fromStruct(plugin.manifest) : undefined);
  const isActive = (decided: boolean | undefined) =>
    isActiveIn({ enabled: plugin?.offered ?? false, scopes, decided });
  for (const { id, slug, archived: isArchived, decided } of spaces) {
    if (isArchived) archived.add(id);
    else if (isActive(decided.get(plugin?.slug ?? ''))) active.push({ id, slug });
  }
  return { active: active.toSorted((a, b) => (a.id < b.id ? -1 : 1)), archived };
}
