import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { outcomeOf } from '../shell/outcome.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { sendFragment, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import { pluginsContent, pluginsPage } from '../pages/plugins.ts';
import { registryTrouble } from '../shell/registry-trouble.ts';
import { pluginStates, pointsOf, type PluginFilter } from '../shell/plugin-list.ts';

const query = z.object({
  state: z.enum(['', 'attention', ...pluginStates]).catch(''),
  text: z.string().max(100).catch(''),
  point: z.string().max(200).catch(''),
});

/** The Plugins page, for administrators. */
export function pluginListRoutes(app: FastifyInstance, context: PagesContext): void {
  const { catalog, directory, newFrame } = context;
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
    const main = pluginsPage({ filter, points, message, content: content(filter, frame) });
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
}
