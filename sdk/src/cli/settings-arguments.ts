import type { Json } from '@patchbay/proto';
import { UsageError } from './usage-error.ts';

export type ScopeOptions = { space?: string; user?: string };

/** Whose settings the options name. */
export function scopeOf({ space, user }: ScopeOptions): { kind: string; id: string } {
  if (space !== undefined && user !== undefined) {
    throw new UsageError('give --space or --user, not both');
  }
  if (space !== undefined) return { kind: 'space', id: space };
  return user === undefined ? { kind: 'site', id: '' } : { kind: 'user', id: user };
}

/** `NAME=value`, where the value is JSON or else text. */
export function assignment(text: string): [string, Json] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`"${text}" is not NAME=value`);
  return [text.slice(0, equals), jsonOrText(text.slice(equals + 1))];
}

export function resetOf(name: string): [string, Json] {
  if (name.includes('=')) throw new UsageError(`"settings reset" takes names, not "${name}"`);
  return [name, null];
}

function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
