import type { Queryable } from '@patchbay/chassis';
import { imagine } from './resolution.ts';

/** The plugins that serve now and would be blocked if this one did not. */
export async function dependentsOf(tx: Queryable, slug: string): Promise<string[]> {
  const { actual, imagined } = await imagine(tx, (candidates) =>
    candidates.map((it) => (it.slug === slug ? { ...it, unavailable: 'disabled' } : it)),
  );
  return [...actual.active].filter((it) => it !== slug && !imagined.active.has(it)).toSorted();
}

/** The plugin that serves now and could not beside this one, if this one served. */
export async function rivalOf(tx: Queryable, slug: string): Promise<string | undefined> {
  const { actual, imagined } = await imagine(tx, (candidates) =>
    candidates.map((it) => (it.slug === slug ? { ...it, unavailable: null } : it)),
  );
  const own = imagined.blocked.get(slug);
  if (own?.reason === 'conflict') return own.with;
  return [...imagined.blocked].find(
    ([other, block]) =>
      block.reason === 'conflict' && block.with === slug && actual.active.has(other),
  )?.[0];
}
