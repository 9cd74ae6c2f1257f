import type { DirectoryCopy } from '@patchbay/chassis';
import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';

/** How far `token:<id>` or `plugin:<slug>` reaches in a person's name; undefined when it counts no more. */
export type ScopesOf = (actor: string) => readonly string[] | undefined;

export function createScopesOf({
  directory,
  plugins,
}: {
  directory: Pick<DirectoryCopy, 'token'>;
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
}): ScopesOf {
  return (actor) => {
    const [kind, name = ''] = actor.split(':', 2);
    if (kind === 'token') return directory.token(name)?.scopes;
    const plugin = plugins().get(name);
    return plugin && needsOf(plugin);
  };
}

/** What the active release asks of the platform, which was approved with it. */
export function needsOf({ manifest }: ReceivedPlugin): string[] {
  const { needs } = fromStruct(manifest);
  return Array.isArray(needs) ? needs.map(String) : [];
}
