import type { FastifyInstance } from 'fastify';
import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';
import { z } from 'zod';
import type { Broker } from '../broker/broker.ts';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import { explanationPage } from '../pages/explanation.ts';
import type { NotAnswered } from '../pages/not-answered.ts';
import type { AdminClient } from '../platform-clients.ts';
import type { AnswerHealthOf } from '../requests/answer-health.ts';
import { triedToRead } from '../shell/tried.ts';

const text = z.string().trim().max(200).catch('');
const query = z.object({ plugin: text, contribution: text, user: text, space: text });

/** Why a contribution is there for somebody, for administrators. */
export function explanationRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient; broker: Broker; answerHealth: AnswerHealthOf },
): void {
  const { catalog, directory, registry, routes, broker, answerHealth, newFrame } = context;

  const unansweredOf = (
    plugin: ReceivedPlugin,
    { contribution: id, space }: { contribution: string; space: string },
  ): NotAnswered => {
    const { path } = fromStruct(plugin.contributions.find((it) => it.id === id)?.properties);
    const page = { method: 'GET', path: typeof path === 'string' ? path : '' };
    const label = routes.rule(plugin, { ...page, space: space || undefined })?.label;
    const { routes: failingRoutes, troubles } = answerHealth(plugin);
    const failing = failingRoutes.find(({ route }) => route === label);
    const { slug } = plugin;
    const isLeftOut = broker.skips.of(slug).some(({ contribution }) => contribution === id);
    return { failing, calls: isLeftOut ? broker.health(slug) : undefined, troubles };
  };

  app.get('/extension-points/explanation', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const asked = query.parse(request.query);
    const { plugin: slug, contribution: contributionId, user, space } = asked;
    const { answer, trouble } = await triedToRead(
      reply,
      'this cannot be explained',
      registry.explainContribution({ slug, contributionId, user, space }, onBehalfOf(session)),
    );
    const plugin = catalog.plugins().get(slug);
    const main = explanationPage({
      asked,
      plugin,
      spaces: [...directory.spaces()].toSorted((a, b) => a.title.localeCompare(b.title)),
      found: answer ?? { trouble },
      unanswered: plugin && unansweredOf(plugin, asked),
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
