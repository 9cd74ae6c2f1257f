import type { Database } from '@patchbay/chassis';
import { fromStruct, holds, PlatformError, type Person } from '@patchbay/proto';
import type { Caller } from '../caller.ts';
import type { Catalog } from '../catalog.ts';
import { useCredential } from '../credential-store.ts';
import { parseSecretToken } from '../secret-token.ts';
import { useToken, type TokenRow } from './token-store.ts';

export type PresentedTokens = {
  /** Who a token of a person or of a plugin stands for; undefined when it is none that counts. */
  caller(token: string): Promise<Caller | undefined>;
  /** Forgets what is remembered of an API token: it was revoked. */
  forget(id: string): void;
};

type Remembered<Row> = { row: Row | undefined; checkedAt: number };

/** How long a proof counts before Postgres is asked again; so long may a revocation take elsewhere. */
const freshMs = 1_000;
const maxRemembered = 10_000;

/** Tells by their tokens who programs and plugins are, at the cost of a query a second for each. */
export function createPresentedTokens({
  db,
  catalog,
  person,
  now = Date.now,
}: {
  db: Database;
  catalog: Catalog;
  person: (id: string) => Person | undefined;
  now?: () => number;
}): PresentedTokens {
  const tokens = new Map<string, Remembered<TokenRow>>();
  const credentials = new Map<string, Remembered<{ slug: string }>>();

  const remembered = async <Row>(
    memory: Map<string, Remembered<Row>>,
    key: string,
    ask: () => Promise<Row | undefined>,
  ): Promise<Row | undefined> => {
    const known = memory.get(key);
    if (known && now() - known.checkedAt < freshMs) return known.row;
    const row = await ask();
    memory.delete(key);
    memory.set(key, { row, checkedAt: now() });
    const [oldest] = memory.keys();
    if (memory.size > maxRemembered && oldest !== undefined) memory.delete(oldest);
    return row;
  };

  const ofPerson = async (text: string): Promise<Caller | undefined> => {
    const presented = parseSecretToken('pbt', text);
    if (!presented) return undefined;
    const key = `${presented.id} ${presented.secretHash.toString('base64url')}`;
    const row = await remembered(tokens, key, () => useToken(db, presented));
    const owner = row && person(row.userId);
    if (!row || !owner) return undefined;
    if (row.expiresAt && row.expiresAt.getTime() <= now()) return undefined;
    if (owner.disabled) throw disabled(owner);
    return asCaller(row, owner);
  };

  const ofPlugin = async (text: string): Promise<Caller | undefined> => {
    const presented = parseSecretToken('pbc', text);
    if (!presented) return undefined;
    const key = `${presented.id} ${presented.secretHash.toString('base64url')}`;
    const row = await remembered(credentials, key, async () => {
      const found = await useCredential(db, presented);
      return found && !found.revokedAt ? { slug: found.slug } : undefined;
    });
    if (!row) return undefined;
    const { slug } = row;
    const entry = catalog.get(slug);
    if (!entry?.credentials.has(presented.id)) return undefined;
    const permissions = new Set(needsOf(entry.plugin.manifest));
    return { kind: 'plugin', slug, name: slug, superuser: false, everything: false, permissions };
  };

  return {
    caller: async (text) => (await ofPerson(text)) ?? ofPlugin(text),
    forget(id) {
      for (const key of tokens.keys()) if (key.startsWith(`${id} `)) tokens.delete(key);
    },
  };
}

export function disabled({ username }: Person): PlatformError {
  return new PlatformError('forbidden', `the user "${username}" is disabled`);
}

/** A person within the scopes of a token. */
function asCaller({ id, userId, scopes }: TokenRow, owner: Person): Caller {
  const everyScope = scopes.includes('*');
  return {
    kind: 'token',
    id,
    userId,
    name: owner.displayName,
    superuser: owner.superuser && everyScope,
    everything: owner.everything && everyScope,
    permissions: everyScope
      ? owner.permissions
      : new Set(scopes.filter((scope) => holds(owner, scope))),
  };
}

/** What the active release asks of the platform, which was approved with it. */
function needsOf(manifest: Parameters<typeof fromStruct>[0]): string[] {
  const { needs } = fromStruct(manifest);
  return Array.isArray(needs) ? needs.filter((need) => typeof need === 'string') : [];
}
