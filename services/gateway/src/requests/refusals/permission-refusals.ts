import {
  holds,
  platformPermissions,
  verdictKey,
  type Holder,
  type PermissionName,
  type ReceivedPlugin,
} from '@patchbay/proto';
import type { Refusal } from '../refusal.ts';

/** Why somebody may not do what a permission is for, as policies see them; undefined when they may. */
export function unlessHeld(person: Holder, permission: PermissionName): Refusal | undefined {
  if (holds(person, permission)) return undefined;
  const verdict = person.verdicts?.get(verdictKey(permission, ''));
  const isVetoed = verdict !== undefined && !verdict.allowed && verdict.name !== 'roles';
  return isVetoed ? vetoed(verdict) : missingPermissions([permission]);
}

export function missingPermissions(missing: readonly string[]): Refusal {
  const known = new Map<string, string>(platformPermissions.map((it) => [it.name, it.title]));
  const named = missing.map((name) => `"${known.get(name) ?? name}"`);
  const plural = missing.length > 1;
  return {
    status: 403,
    code: 'forbidden',
    title: 'This is not for you yet',
    detail: `it needs the permission${plural ? 's' : ''} ${named.join(' and ')}, which none of your roles has`,
    hint: 'ask an administrator for a role that has it, or sign in with another account',
  };
}

export function outOfScope({ slug, title }: ReceivedPlugin): Refusal {
  return {
    status: 403,
    code: 'forbidden',
    title: 'The token does not reach so far',
    detail: `no scope of the token is about ${title}: it needs a permission that begins with "${slug}."`,
    hint: 'make a token with such a scope, or with all that you may do',
  };
}

export function vetoed({ name, detail }: { name: string; detail: string }): Refusal {
  return {
    status: 403,
    code: 'forbidden',
    title: 'This is not allowed',
    detail: `${name} says no: ${detail}`,
  };
}
