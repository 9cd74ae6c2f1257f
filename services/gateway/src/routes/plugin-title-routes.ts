import type { FastifyInstance } from 'fastify';
import { errorTable, PlatformError, violationsOf } from '@patchbay/proto';
import { z } from 'zod';
import { outcomeUrl } from '../shell/outcome.ts';
import { onBehalfOf, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { settled } from '../shell/settled.ts';
import { showPlugin, type ShowPluginContext } from '../shell/show-plugin.ts';
import { whyUndone } from '../shell/trouble.ts';

type At = { Params: { slug: string } };

const form = z.object({
  title: z.string().trim().max(100, 'use at most 100 characters'),
  index: z
    .string()
    .trim()
    .regex(/^(-?\d{1,9})?$/, 'use a whole number, or leave it empty'),
});

const text = z.string().catch('');
const asSent = z.object({ title: text, index: text });

/** The operator's title and index; an empty title is the manifest's, an empty index is none. */
export function pluginTitleRoutes(app: FastifyInstance, context: ShowPluginContext): void {
  const { catalog, events, registry } = context;

  app.post<At>('/plugins/:slug/title-and-index', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { slug } = request.params;
    const values = asSent.parse(request.body ?? {});
    const parsed = form.safeParse(request.body);
    if (!parsed.success) {
      reply.code(400);
      const violations = Object.fromEntries(
        violationsOf(parsed.error).map(({ field, message }) => [field, message]),
      );
      return showPlugin(reply, context, { slug, session, title: { values, violations } });
    }
    const { title, index } = parsed.data;
    const place = index === '' ? { clearIndex: true } : { index: Number(index) };
    try {
      const { plugin } = await registry.updatePlugin(
        { slug, title, ...place },
        onBehalfOf(session),
      );
      await settled(catalog, slug, plugin);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const message = callout('bad', whyUndone('nothing is saved', error.message));
      return showPlugin(reply, context, {
        slug,
        session,
        message,
        title: { values, violations: {} },
      });
    }
    events.decided({ about: slug, decision: 'titled', account: session.person.id });
    return reply.redirect(outcomeUrl(`/plugins/${slug}`, { done: 'titled' }), 303);
  });
  app.get<At>('/plugins/:slug/title-and-index', (request, reply) =>
    reply.redirect(`/plugins/${encodeURIComponent(request.params.slug)}`, 303),
  );
}
