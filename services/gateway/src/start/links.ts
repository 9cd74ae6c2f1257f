import type { CatalogCopy, DirectoryCopy, NatsWhenThere } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import type { Events } from '../events.ts';
import { answerLinkRequests } from '../requests/answer-link-requests.ts';
import { createSignedLinks, type SignedLinks } from '../requests/signed-links.ts';
import type { SigningKeys } from '../requests/signing-keys.ts';
import type { Spaces } from '../requests/spaces.ts';

/** The links that plugins ask for over NATS, and that requests come with. */
export function startLinks({
  catalog,
  directory,
  spaces,
  keys,
  issuer,
  nats,
  events,
}: {
  catalog: CatalogCopy;
  directory: DirectoryCopy;
  spaces: Spaces;
  keys: SigningKeys;
  issuer: string;
  nats: NatsWhenThere;
  events: Events;
}): SignedLinks {
  const signedLinks = createSignedLinks({ keys, issuer, directory });
  const activeIn = (slug: string, idOrSlug: string) => {
    const space = spaces.byId(idOrSlug) ?? directory.space(idOrSlug);
    const plugin = catalog.plugins().get(slug);
    if (space && plugin && spaces.isActive(plugin, space)) return space;
    throw new PlatformError('not_found', `"${slug}" is not active in a space "${idOrSlug}"`);
  };
  answerLinkRequests({ nats, signedLinks, activeIn, events });
  return signedLinks;
}
