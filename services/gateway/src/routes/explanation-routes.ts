import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import { explanationPage } from '../pages/explanation.ts';
import type { AdminClient } from '../platform-clients.ts';
import { tried } from '../shell/tried.ts';

const text = z.string().trim().max(200).catch('');
const query = z.object({ plugin: text, contribution: text, user: text, space: text });

/** Why a contribution is there for somebody, for administrators. */
export function explanationRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, directory, registry, newFrame } = context;

  app.get('/extension-points/explanation', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const asked = query.parse(request.query);
    const { plugin: slug, contribution: contributionId, user, space } = asked;
    const { answer, trouble } = await tried(
      reply,
      'this cannot be explained',
      registry.explainContribution({ slug, contributionId, user, space }, onBehalfOf(session)),
    );
    const main = explanationPage({
      asked,
      plugin: catalog.plugins().get(slug),
      spaces: [...directory.spaces()].toSorted((a, b) => a.title.localeCompare(b.title)),
      found: answer ?? { trouble },
    });
    const at = '/extension-points';
    return sendShell(reply, context, {
      title: 'Shown or hidden',
      at,
      main,
      session,
      frame: newFrame(),
    });
  });
}
