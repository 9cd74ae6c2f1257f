import type { Database } from '@patchbay/chassis';
import { PlatformError, type broker } from '@patchbay/proto';
import { accountById } from '../account-store.ts';
import type { Acting } from '../identity.ts';

/** Who acts, with what a plugin is told of them. */
export type People = (actor: broker.Actor) => Promise<Acting>;

/** The platform acting by itself. */
const platform: Acting = {
  sub: 'platform',
  name: 'Patchbay',
  roles: [],
  locale: 'en',
  timeZone: 'UTC',
};

/** @throws PlatformError `not_found` for a person there is not. */
export function createPeople({ db }: { db: Database }): People {
  return async (actor) => {
    if (actor === 'platform') return platform;
    if (actor.startsWith('plugin:')) return { ...platform, sub: actor, name: actor };
    const id = actor.slice('user:'.length);
    const account = await accountById(db, id);
    if (!account) throw new PlatformError('not_found', `there is no person "${id}"`);
    const { displayName: name, role } = account;
    return { ...platform, sub: id, name, roles: [role] };
  };
}
