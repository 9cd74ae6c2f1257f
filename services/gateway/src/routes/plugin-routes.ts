import type { FastifyInstance } from 'fastify';
import { html } from '../shell/html.ts';
import { outcomeOf } from '../shell/outcome.ts';
import { sendFragment, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { pluginFragment, showPlugin, type ShowPluginContext } from '../shell/show-plugin.ts';

type At = { Params: { slug: string } };

/** A plugin's own page, for administrators. */
export function pluginRoutes(app: FastifyInstance, context: ShowPluginContext): void {
  app.get<At>('/plugins/:slug', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const done = outcomeOf(request.query);
    const message = done === undefined ? html`` : callout('good', done);
    return showPlugin(reply, context, { slug: request.params.slug, session, message });
  });

  app.get<At>('/-/fragments/plugins/:slug', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const frame = context.newFrame();
    const content = await pluginFragment(context, request.params.slug, { session, frame });
    return sendFragment(reply, content, frame);
  });
}
