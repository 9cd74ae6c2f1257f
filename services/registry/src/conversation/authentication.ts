import type { ReceivedConnectRequest } from '@patchbay/proto';
import type { AuthenticatePlugin } from '../credentials/authenticate-plugin.ts';
import type { CredentialRow } from '../credentials/credential-store.ts';
import { createClaimedSlug } from '../refusals/claimed-slug.ts';
import type { RefusedConnections } from '../refusals/refused-connections.ts';
import { peerAddress } from './peer-address.ts';

/** The credential that a process connects with. Who has none that is valid is noted. */
export type Authenticate = (
  token: string | undefined,
  from: { peer: string; incoming: AsyncIterator<ReceivedConnectRequest> },
) => Promise<CredentialRow>;

export function createAuthentication({
  authenticate,
  refusedConnections,
}: {
  authenticate: AuthenticatePlugin;
  refusedConnections: RefusedConnections;
}): Authenticate {
  const claimedSlug = createClaimedSlug();
  return (token, { peer, incoming }) =>
    authenticate(token, async (error, credential) => {
      const slug = credential?.slug ?? (await claimedSlug(incoming));
      const proven = credential !== undefined;
      refusedConnections.note({ address: peerAddress(peer), slug, proven }, error);
    });
}
