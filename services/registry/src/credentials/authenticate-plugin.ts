import { parseSecretToken, type Database } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { useCredential, type CredentialRow } from './credential-store.ts';
import type { Events } from '../events.ts';

/**
 * The credential that a plugin calls with.
 *
 * @throws PlatformError `unauthenticated`
 */
export async function authenticatePlugin(
  { db, events }: { db: Database; events: Events },
  token: string | undefined,
): Promise<CredentialRow> {
  const presented = parseSecretToken('pbc', token ?? '');
  const credential = presented && (await useCredential(db, presented));
  if (credential && !credential.revokedAt) return credential;
  const reason = credential ? 'was revoked' : 'is not known here';
  const plugin = credential?.slug ?? 'unknown';
  events.refused({ plugin, code: 'unauthenticated', reason: `its credential ${reason}` });
  throw new PlatformError(
    'unauthenticated',
    `the plugin's credential ${reason}: make one with \`patchbay credentials create <slug>\` and set PATCHBAY_CREDENTIAL`,
  );
}
