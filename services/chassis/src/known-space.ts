import type { ReceivedDirectorySpace, SpaceRole } from '@patchbay/proto';

/** A space as the directory knows it. */
export type KnownSpace = {
  id: string;
  slug: string;
  title: string;
  /** It is read-only. */
  archived: boolean;
  /** User's id → what they are in it. */
  members: ReadonlyMap<string, readonly SpaceRole[]>;
  /** Plugin → whether it was activated or deactivated; of the others their default counts. */
  decided: ReadonlyMap<string, boolean>;
};

export function toKnownSpace({ members, plugins, ...space }: ReceivedDirectorySpace): KnownSpace {
  return {
    ...space,
    members: new Map(members.map(({ userId, roles }) => [userId, roles as SpaceRole[]])),
    decided: new Map(plugins.map(({ plugin, active }) => [plugin, active])),
  };
}
