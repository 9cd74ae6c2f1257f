import { newId, type Database } from '@patchbay/chassis';
import { links } from '@patchbay/proto';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import {
  addSigningKey,
  deleteSupersededKeys,
  lockSigningKeys,
  signingKeys,
  type SigningKeyRow,
} from './signing-key-store.ts';

export const algorithm = 'EdDSA';

const rotateAfterMs = 86_400_000;
/** Longer than any verifier keeps the key set, so that it knows a key before it meets it. */
const publishAheadMs = 15 * 60_000;
/** Longer than whatever is signed counts and clocks differ: signed links live the longest. */
const keepAfterMs = links.maxLinkSeconds * 1_000 + 15 * 60_000;

export type SigningKeys = {
  current(): { kid: string; privateKey: CryptoKey };
  /** The public halves of every key that signs, will sign, or has signed what may still be valid. */
  jwks(): { keys: JWK[] };
  /** Rotates when it is time and reads what other replicas did; to be called every minute or so. */
  refresh(): Promise<void>;
  /** With their private halves, to be kept. */
  rows(): readonly SigningKeyRow[];
};

type Key = { kid: string; privateKey: CryptoKey; publicJwk: JWK; signsFrom: number };

/**
 * Ed25519 keys in Postgres, shared by all replicas and rotated daily with overlap: a new key is
 * published a quarter of an hour before it signs, an old one until nothing that it signed counts any more. They stay in memory
 * while Postgres is away, and it begins with `kept` if it is away from the start.
 */
export async function createSigningKeys({
  db,
  kept = [],
  now = Date.now,
}: {
  db: Database;
  kept?: readonly SigningKeyRow[];
  now?: () => number;
}): Promise<SigningKeys> {
  let rows: readonly SigningKeyRow[] = [];
  let keys: Key[] = [];
  const use = async (used: readonly SigningKeyRow[]) => {
    keys = await Promise.all(used.map(toKey));
    rows = used;
  };
  const refresh = async () => use(await rotate(db, now()));
  if (kept.length === 0) await refresh();
  else await refresh().catch(() => use(kept));

  return {
    refresh,
    rows: () => rows,
    jwks: () => ({ keys: keys.map(({ publicJwk }) => publicJwk) }),
    current() {
      const key = keys.find(({ signsFrom }) => signsFrom <= now()) ?? keys.at(-1);
      if (!key) throw new Error('there is no signing key');
      return key;
    },
  };
}

function rotate(db: Database, now: number): Promise<SigningKeyRow[]> {
  return db.transaction(async (tx) => {
    await lockSigningKeys(tx);
    const [newest] = await signingKeys(tx);
    if (!newest) await addSigningKey(tx, await newKey(new Date(now)));
    else if (newest.signsFrom.getTime() < now - rotateAfterMs) {
      await addSigningKey(tx, await newKey(new Date(now + publishAheadMs)));
    }
    await deleteSupersededKeys(tx, new Date(now - keepAfterMs));
    return signingKeys(tx);
  });
}

async function newKey(signsFrom: Date): Promise<SigningKeyRow> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  return { kid: newId(), privateJwk: await exportJWK(privateKey), signsFrom };
}

async function toKey({ kid, privateJwk, signsFrom }: SigningKeyRow): Promise<Key> {
  const { d: _secret, ...publicPart } = privateJwk;
  return {
    kid,
    privateKey: (await importJWK(privateJwk, algorithm)) as CryptoKey,
    publicJwk: { ...publicPart, kid, alg: algorithm, use: 'sig' },
    signsFrom: signsFrom.getTime(),
  };
}
