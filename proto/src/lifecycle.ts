import { z } from 'zod';

/** What each kind of lifecycle call tells a plugin. Ids of spaces and people are stable. */
export type LifecyclePayloads = {
  /** The plugin has registered for the first time. */
  installed: { version: string };
  /** Another release is active; by semver it may be an earlier one. */
  upgraded: { from: string; to: string };
  enabled: { version: string };
  disabled: { version: string };
  activated: { space: string };
  deactivated: { space: string };
  /** `names` are those that changed; the values come as settings do. */
  'settings-changed': {
    scope: 'site' | 'space' | 'user';
    names: string[];
    space?: string;
    user?: string;
  };
  'space-deleted': { space: string };
  'user-deleted': { user: string };
  'user-exported': { user: string };
};

export type LifecycleKind = keyof LifecyclePayloads;

const kinds = [
  'installed',
  'upgraded',
  'enabled',
  'disabled',
  'activated',
  'deactivated',
  'settings-changed',
  'space-deleted',
  'user-deleted',
  'user-exported',
] as const satisfies LifecycleKind[];

export const lifecycleKind = z.enum(kinds);
