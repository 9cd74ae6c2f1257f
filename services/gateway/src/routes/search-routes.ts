import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holds, searchPoint } from '@patchbay/proto';
import { z } from 'zod';
import type { Broker } from '../broker/broker.ts';
import { actingIn } from '../requests/identity.ts';
import { Refused, sendShell, signedIn, type PagesContext } from '../shell/pages-context.ts';
import { searchPage } from '../pages/search.ts';
import { isRefusal } from '../requests/refusal.ts';
import { findPlaces } from '../search/find-places.ts';
import { placesFor } from '../search/places.ts';
import { inLanguage } from '../shell/in-language.ts';

const query = z.object({ q: z.string().trim().max(200).catch('') });

/** Search in a space, or outside of spaces: for pages, and in all that plugins contribute there. */
export function searchRoutes(
  app: FastifyInstance,
  context: PagesContext & { broker: Broker },
): void {
  const { broker, catalog, routes, spaces, newFrame } = context;

  const search = async (request: FastifyRequest, reply: FastifyReply, slug?: string) => {
    const session = await signedIn(request, context);
    const { person } = session;
    const entered = slug === undefined ? undefined : spaces.enter(person, slug);
    if (entered && isRefusal(entered)) throw new Refused(entered);
    const { q: terms } = query.parse(request.query);
    const question = { payload: { terms }, acting: actingIn(session), space: entered?.space };
    const at = entered ? `/s/${entered.space.slug}/search` : '/search';
    const frame = newFrame();
    const plugins = inLanguage(catalog.plugins(), session.locale);
    const places = () => placesFor({ plugins, routes, spaces, session }, entered);
    const main = searchPage({
      where: entered?.space.title ?? 'Patchbay',
      action: at,
      terms,
      places: terms === '' ? [] : findPlaces(places(), terms),
      found: terms === '' ? undefined : await broker.collect(searchPoint, question),
      plugins,
      pathOf: (plugin) => (entered ? `/s/${entered.space.slug}/p/${plugin}` : `/p/${plugin}`),
      showWhy: holds(person, 'plugins.administer'),
      frame,
    });
    const title = [terms, 'Search', entered?.space.title].filter(Boolean).join(' · ');
    return sendShell(reply, context, { title, at, main, session, frame });
  };

  app.get('/search', (request, reply) => search(request, reply));
  app.get<{ Params: { space: string } }>('/s/:space/search', (request, reply) =>
    search(request, reply, request.params.space),
  );
}
