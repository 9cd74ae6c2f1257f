import { mount, spaces, type Mounted } from '@patchbay/proto';
import type { Guard, Needs } from '../access/guard.ts';
import { activationCalls } from './activation-calls.ts';
import { activityCalls } from './activity-calls.ts';
import type { SpaceDeps } from './change-space.ts';
import { memberCalls } from './member-calls.ts';
import { spaceCalls } from './space-calls.ts';
import { farewellCalls } from './space-farewell.ts';

/** Where `anybody` may, who is in the space decides. */
const needs: Needs<typeof spaces> = {
  createSpace: 'spaces.create',
  listSpaces: 'anybody',
  getSpace: 'anybody',
  updateSpace: 'anybody',
  setSpaceArchived: 'anybody',
  deleteSpace: 'anybody',
  listSpaceMembers: 'anybody',
  setSpaceMember: 'anybody',
  removeSpaceMember: 'anybody',
  listSpacePlugins: 'anybody',
  setSpacePlugins: 'anybody',
  isActive: 'anybody',
  resetSpacePlugin: 'spaces.administer',
  listActivities: 'anybody',
  listRecipients: 'anybody',
};

/** `patchbay.registry.v1.Spaces`: who is in which space, what is active there, and what happened. */
export function mountSpaces({ guard, ...deps }: SpaceDeps & { guard: Guard }): Mounted {
  const handlers = {
    ...spaceCalls(deps),
    ...farewellCalls(deps),
    ...memberCalls(deps),
    ...activationCalls(deps),
    ...activityCalls(deps),
  };
  return mount(spaces, handlers, guard.mounted(needs));
}
