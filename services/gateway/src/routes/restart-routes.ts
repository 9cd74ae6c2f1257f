import type { FastifyInstance } from 'fastify';
import { onBehalfOf, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import type { SettingsClient } from '../platform-clients.ts';
import { outcomeUrl } from '../shell/outcome.ts';

type At = { Params: { slug: string } };

/** Restarts a plugin so that what was set takes effect. */
export function restartRoutes(
  app: FastifyInstance,
  context: PagesContext & { settings: SettingsClient },
): void {
  app.post<At>('/plugins/:slug/restart', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { slug } = request.params;
    await context.settings.restartPlugin({ slug }, onBehalfOf(session));
    const decided = { about: slug, decision: 'restarted', account: session.person.id };
    context.events.decided(decided);
    return reply.redirect(outcomeUrl(`/plugins/${slug}`, { done: 'restarted' }), 303);
  });
}
