import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import type { Html } from '../shell/html.ts';
import { outcomeUrl } from '../shell/outcome.ts';
import { onBehalfOf, Refused, sendShell, signedInFor } from '../shell/pages-context.ts';
import { deletePage, removePage } from '../pages/plugin-farewell.ts';
import { unknownPlugin } from '../requests/refusals/plugin-refusals.ts';
import type { Session } from '../sign-in/sessions.ts';
import { settled } from '../shell/settled.ts';
import type { ShowPluginContext } from '../shell/show-plugin.ts';
import { troubleOf, whyUndone } from '../shell/trouble.ts';

type At = { Params: { slug: string } };

const removal = z.object({ force: z.literal('true').optional() });

/** Removing a plugin and deleting what was removed: each asks first and says what it means. */
export function pluginFarewellRoutes(app: FastifyInstance, context: ShowPluginContext): void {
  const { catalog, events, registry } = context;

  const known = async (request: FastifyRequest<At>) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { slug } = request.params;
    const plugin = catalog.plugins().get(slug);
    if (!plugin) throw new Refused(unknownPlugin(slug));
    return { session, slug, plugin };
  };
  const show = (reply: FastifyReply, title: string, main: Html, session: Session) =>
    sendShell(reply, context, { title, at: '/plugins', main, session, frame: context.newFrame() });

  app.get<At>('/plugins/:slug/remove', async (request, reply) => askToRemove(request, reply));
  app.post<At>('/plugins/:slug/remove', async (request, reply) => {
    const { session, slug } = await known(request);
    const { force } = removal.parse(request.body ?? {});
    try {
      const { plugin } = await registry.removePlugin(
        { slug, force: force === 'true' },
        onBehalfOf(session),
      );
      await settled(catalog, slug, plugin);
    } catch (error) {
      return askToRemove(request, reply, refused(reply, 'it is not removed', error));
    }
    events.decided({ about: slug, decision: 'removed', account: session.person.id });
    return reply.redirect(outcomeUrl(`/plugins/${slug}`, { done: 'removed' }), 303);
  });

  app.get<At>('/plugins/:slug/delete', async (request, reply) => askToDelete(request, reply));
  app.post<At>('/plugins/:slug/delete', async (request, reply) => {
    const { session, slug } = await known(request);
    try {
      await registry.deletePlugin({ slug }, onBehalfOf(session));
    } catch (error) {
      return askToDelete(request, reply, refused(reply, 'it is not deleted', error));
    }
    await settled(catalog, slug, null);
    events.decided({ about: slug, decision: 'deleted', account: session.person.id });
    return reply.redirect(outcomeUrl('/plugins', { done: 'deleted' }), 303);
  });

  async function askToRemove(request: FastifyRequest<At>, reply: FastifyReply, error?: string) {
    const { session, slug, plugin } = await known(request);
    const found = await asked(registry.listDependents({ slug }, onBehalfOf(session)));
    const dependents = found.answer?.slugs ?? [];
    const page = removePage({
      plugin,
      plugins: catalog.plugins(),
      dependents,
      error: error ?? found.trouble,
    });
    return show(reply, `Remove ${plugin.title}`, page, session);
  }

  async function askToDelete(request: FastifyRequest<At>, reply: FastifyReply, error?: string) {
    const { session, slug, plugin } = await known(request);
    const found = await asked(registry.deletePlugin({ slug, dryRun: true }, onBehalfOf(session)));
    const belongings = found.answer?.deleted;
    const page = deletePage({ plugin, belongings, error: error ?? found.trouble });
    return show(reply, `Delete ${plugin.title}`, page, session);
  }
}

/** What the registry answered, or why it did not. */
async function asked<Answer>(
  call: Promise<Answer>,
): Promise<{ answer?: Answer; trouble?: string }> {
  try {
    return { answer: await call };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { trouble: troubleOf(error.message) };
  }
}

/** Sets the status of what the registry refused, and says why. */
function refused(reply: FastifyReply, what: string, error: unknown): string {
  if (!(error instanceof PlatformError)) throw error;
  reply.code(errorTable[error.code].http);
  return whyUndone(what, error.message);
}
