import { PlatformError, type broker, type Person } from '@patchbay/proto';
import { actingIn, type Acting } from '../requests/identity.ts';

/** Who acts, with what a plugin is told of them. */
export type People = (actor: broker.Actor) => Acting;

/** Of somebody whose browser is not known. */
const preferences = { locale: 'en', timeZone: 'UTC' };

/** The platform acting by itself. */
const platform: Acting = {
  sub: 'platform',
  name: 'Patchbay',
  roles: [],
  everything: false,
  permissions: new Set(),
  ...preferences,
};

/** @throws PlatformError `not_found` for a person there is not, `unavailable` while that is not known. */
export function createPeople(personOf: (userId: string) => Person | undefined): People {
  return (actor) => {
    if (actor === 'platform') return platform;
    if (actor.startsWith('plugin:')) return { ...platform, sub: actor, name: actor };
    const id = actor.slice('user:'.length);
    const person = personOf(id);
    if (!person) throw new PlatformError('not_found', `there is no person "${id}"`);
    return actingIn({ person, ...preferences });
  };
}
