import type { FastifyInstance } from 'fastify';
import { dashboardWidgets, holds } from '@patchbay/proto';
import type { Broker } from '../broker/broker.ts';
import { actingIn } from '../requests/identity.ts';
import { Refused, sendFragment, signedIn, type PagesContext } from '../shell/pages-context.ts';
import { isRefusal } from '../requests/refusal.ts';
import { widgetsContent } from '../widgets/widgets-content.ts';

/** What plugins show on the home page and at the beginning of a space: fetched by these pages. */
export function widgetRoutes(
  app: FastifyInstance,
  context: PagesContext & { broker: Broker },
): void {
  const { broker, spaces, newFrame } = context;

  app.get<{ Querystring: { space?: string } }>('/-/fragments/widgets', async (request, reply) => {
    const session = await signedIn(request, context);
    const { space: slug } = request.query;
    const entered = slug === undefined ? undefined : spaces.enter(session.person, slug);
    if (entered && isRefusal(entered)) throw new Refused(entered);
    const question = { payload: null, acting: actingIn(session), space: entered?.space };
    const content = widgetsContent(await broker.collect(dashboardWidgets, question), {
      contributors: broker.contributors(dashboardWidgets, question),
      pathOf: (plugin) => (slug === undefined ? `/p/${plugin}/` : `/s/${slug}/p/${plugin}/`),
      showWhy: holds(session.person, 'plugins.administer'),
    });
    return sendFragment(reply, content, newFrame());
  });
}
