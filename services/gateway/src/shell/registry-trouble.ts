import type { RegistryWatch } from '@patchbay/chassis';
import { troubleOf } from './trouble.ts';

/** Why what is shown may be old, in a sentence; undefined while the registry is followed. */
export function registryTrouble({
  catalog,
  directory,
}: {
  catalog: RegistryWatch;
  directory: RegistryWatch;
}): string | undefined {
  for (const watch of [catalog, directory]) {
    const refusal = watch.refusal();
    if (refusal !== undefined) {
      return `what the registry tells is not taken, because it cannot be: ${refusal}`;
    }
  }
  const trouble = catalog.trouble() ?? directory.trouble();
  return trouble === undefined ? undefined : `no connection to the registry: ${troubleOf(trouble)}`;
}
