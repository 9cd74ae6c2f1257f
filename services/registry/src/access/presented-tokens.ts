import { provenToken, type Database, type KnownToken } from '@patchbay/chassis';
import { fromStruct, PlatformError, withinScopes, type Person } from '@patchbay/proto';
import type { Caller } from './caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Directory } from '../people/directory.ts';
import { noteTokensUsed } from './token-store.ts';

export type PresentedTokens = {
  /**
   * Who a token of a person or of a plugin stands for; undefined when it is none that counts.
   *
   * @throws PlatformError `forbidden` when its owner is disabled.
   */
  caller(text: string): Promise<Caller | undefined>;
};

const notedEveryMs = 60_000;

/** Tells by their tokens who programs and plugins are, from memory; notes to the minute that they came. */
export function createPresentedTokens({
  db,
  catalog,
  directory,
  now = Date.now,
}: {
  db: Database;
  catalog: Pick<Catalog, 'get'>;
  directory: Pick<Directory, 'tokens' | 'person' | 'refresh'>;
  now?: () => number;
}): PresentedTokens {
  const notedAt = new Map<string, number>();

  const note = async ({ id }: KnownToken): Promise<void> => {
    if (now() - (notedAt.get(id) ?? 0) < notedEveryMs) return;
    notedAt.set(id, now());
    await noteTokensUsed(db, [id]);
  };

  const ofPerson = (token: KnownToken): Caller | undefined => {
    const owner = directory.person(token.userId);
    if (!owner) return undefined;
    if (owner.disabled) throw disabled(owner);
    const { displayName: name, ...rights } = withinScopes(owner, token.scopes);
    return { ...rights, kind: 'token', id: token.id, userId: owner.id, name };
  };

  const ofPlugin = ({ plugin: slug }: KnownToken): Caller | undefined => {
    const entry = catalog.get(slug);
    if (!entry) return undefined;
    const permissions = new Set(needsOf(entry.plugin.manifest));
    return { kind: 'plugin', slug, name: slug, superuser: false, everything: false, permissions };
  };

  return {
    async caller(text) {
      const find = (id: string) => directory.tokens.get(id);
      let token = provenToken(text, find, now());
      if (!token) {
        // Another replica may just have made it.
        await directory.refresh();
        token = provenToken(text, find, now());
      }
      const caller = token && (token.userId ? ofPerson(token) : ofPlugin(token));
      if (token && caller) await note(token);
      return caller;
    },
  };
}

export function disabled({ username }: Person): PlatformError {
  return new PlatformError('forbidden', `the user "${username}" is disabled`);
}

/** What the active release asks of the platform, which was approved with it. */
function needsOf(manifest: Parameters<typeof fromStruct>[0]): string[] {
  const { needs } = fromStruct(manifest);
  return Array.isArray(needs) ? needs.filter((need) => typeof need === 'string') : [];
}
