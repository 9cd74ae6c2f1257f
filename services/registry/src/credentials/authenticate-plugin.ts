import { parseSecretToken, type Database, type SecretToken } from '@patchbay/chassis';
import { createBatcher, PlatformError } from '@patchbay/proto';
import { useCredentials, type CredentialRow } from './credential-store.ts';
import type { Events } from '../events.ts';

/**
 * The credential that a plugin calls with. Who is refused, `onRefused` is told of first, with the credential if it
 * was revoked.
 *
 * @throws PlatformError `unauthenticated`
 */
export type AuthenticatePlugin = (
  token: string | undefined,
  onRefused?: (error: PlatformError, revoked: CredentialRow | undefined) => Promise<void>,
) => Promise<CredentialRow>;

const gatherMs = 5;
const atMost = 500;

/**
 * Tells plugins by their credentials, and notes to the minute that they came. What is presented
 * within 5 ms, or while the database is busy, is one statement.
 */
export function createAuthenticatePlugin({
  db,
  events,
  noteAt,
}: {
  db: Database;
  events: Events;
  /** Leaves at a plugin, for operators to see, why a process that has a credential of it was refused. */
  noteAt: (slug: string, message: string) => Promise<void>;
}): AuthenticatePlugin {
  const find = createBatcher((presented: SecretToken[]) => useCredentials(db, presented), {
    atMost,
    gatherMs,
  });
  return async (token, onRefused) => {
    const presented = parseSecretToken('pbc', token ?? '');
    const credential = presented && (await find(presented));
    if (credential && !credential.revokedAt) return credential;
    const reason = credential ? 'was revoked' : 'is not known here';
    const plugin = credential?.slug ?? 'unknown';
    events.refused({ plugin, code: 'unauthenticated', reason: `its credential ${reason}` });
    const create = `patchbay credentials create ${credential?.slug ?? '<slug>'}`;
    const message = `the plugin's credential ${reason}: make one with \`${create}\` and set PATCHBAY_CREDENTIAL`;
    if (credential) await noteAt(credential.slug, message);
    const error = new PlatformError('unauthenticated', message);
    await onRefused?.(error, credential);
    throw error;
  };
}
