import type { FastifyInstance } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { outcomeOf } from '../shell/outcome.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import {
  onBehalfOf,
  sendFragment,
  sendShell,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import { pluginsContent, pluginsPage } from '../pages/plugins.ts';
import { refusedConnections } from '../pages/refused-connections.ts';
import type { AdminClient } from '../platform-clients.ts';
import type { Html } from '../shell/html.ts';
import type { Session } from '../sign-in/sessions.ts';
import { registryTrouble } from '../shell/registry-trouble.ts';
import { pluginStates, pointsOf, type PluginFilter } from '../shell/plugin-list.ts';

const query = z.object({
  state: z.enum(['', 'attention', ...pluginStates]).catch(''),
  text: z.string().max(100).catch(''),
  point: z.string().max(200).catch(''),
});

/** The Plugins page, for administrators. */
export function pluginListRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, directory, registry, newFrame } = context;
  const content = (filter: PluginFilter, frame: PageFrame) =>
    pluginsContent({
      plugins: catalog.plugins(),
      filter,
      trouble: registryTrouble({ catalog, directory }),
      frame,
    });

  app.get('/plugins', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const frame = newFrame();
    const filter = query.parse(request.query);
    const done = outcomeOf(request.query);
    const message = done === undefined ? undefined : { tone: 'good' as const, text: done };
    const points = pointsOf(catalog.plugins().values());
    const refused = await refusedContent(registry, session);
    const main = pluginsPage({ filter, points, message, content: content(filter, frame), refused });
    const scripts = ['filters'];
    return sendShell(reply, context, {
      title: 'Plugins',
      at: '/plugins',
      main,
      scripts,
      session,
      frame,
    });
  });

  app.get('/-/fragments/plugins', async (request, reply) => {
    await signedInFor('plugins.administer', request, context);
    const frame = newFrame();
    return sendFragment(reply, content(query.parse(request.query), frame), frame);
  });

  app.get('/-/fragments/refused-connections', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    return sendFragment(reply, await refusedContent(registry, session), newFrame());
  });
}

/** Nothing while the registry does not answer; the page says that it is away. */
async function refusedContent(registry: AdminClient, session: Session): Promise<Html> {
  try {
    const options = onBehalfOf(session, { timeoutMs: 3_000 });
    return refusedConnections(
      (await registry.listRefusedConnections({}, options)).refusedConnections,
    );
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return refusedConnections([]);
  }
}
