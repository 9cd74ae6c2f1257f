import type { DirectoryCopy, KnownSpace } from '@patchbay/chassis';

/** The space of settings, by its id or by its slug. */
export function spaceOf(directory: DirectoryCopy, id: string): KnownSpace | undefined {
  return directory.space(id) ?? [...directory.spaces()].find((it) => it.id === id);
}
