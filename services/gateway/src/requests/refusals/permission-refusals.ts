import { platformPermissions, type ReceivedPlugin } from '@patchbay/proto';
import type { Refusal } from '../refusal.ts';

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
