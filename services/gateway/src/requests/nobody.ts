import type { Session } from '../sign-in/sessions.ts';

/** Stands for whoever asks for a public route without being signed in. */
export const anonymous = sessionOf('anonymous', 'Somebody');
/** Stands for whoever has a signed link. */
export const linkBearer = sessionOf('link', 'Somebody with a link');

export function isNobody(session: Session): boolean {
  return session === anonymous || session === linkBearer;
}

function sessionOf(id: string, displayName: string): Session {
  const person = {
    id,
    username: id,
    displayName,
    superuser: false,
    disabled: false,
    roles: [],
    everything: false,
    permissions: new Set<string>(),
  };
  return { id, person, locale: 'en', timeZone: 'UTC' };
}
