import { parseSecretToken, type Database, type SecretToken } from '@patchbay/chassis';
import { createBatcher, PlatformError } from '@patchbay/proto';
import { useCredentials, type CredentialRow } from './credential-store.ts';
import type { Events } from '../events.ts';

/**
 * The credential that a plugin calls with.
 *
 * @throws PlatformError `unauthenticated`
 */
export type AuthenticatePlugin = (token: string | undefined) => Promise<CredentialRow>;

const gatherMs = 5;
const atMost = 500;

/**
 * Tells plugins by their credentials, and notes to the minute that they came. What is presented
 * within 5 ms, or while the database is busy, is one statement.
 */
export function createAuthenticatePlugin({
  db,
  events,
}: {
  db: Database;
  events: Events;
}): AuthenticatePlugin {
  const find = createBatcher((presented: SecretToken[]) => useCredentials(db, presented), {
    atMost,
    gatherMs,
  });
  return async (token) => {
    const presented = parseSecretToken('pbc', token ?? '');
    const credential = presented && (await find(presented));
    if (credential && !credential.revokedAt) return credential;
    const reason = credential ? 'was revoked' : 'is not known here';
    const plugin = credential?.slug ?? 'unknown';
    events.refused({ plugin, code: 'unauthenticated', reason: `its credential ${reason}` });
    throw new PlatformError(
      'unauthenticated',
      `the plugin's credential ${reason}: make one with \`patchbay credentials create <slug>\` and set PATCHBAY_CREDENTIAL`,
    );
  };
}
