import type { FastifyInstance } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import type { PageFrame } from '../page-frame.ts';
import {
  sendFragment,
  sendShell,
  signedInAdministrator,
  type PagesContext,
} from '../pages-context.ts';
import { pluginsContent, pluginsPage } from '../pages/plugins.ts';
import type { AdminClient } from '../platform-clients.ts';
import type { Session } from '../sessions.ts';
import { troubleOf } from '../trouble.ts';

const form = z.object({ enabled: z.enum(['true', 'false']) });

/** The Plugins page, for administrators. */
export function pluginRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, events, registry, newFrame } = context;
  const content = (frame: PageFrame) =>
    pluginsContent({ plugins: catalog.plugins(), trouble: catalog.trouble(), frame });
  const page = (session: Session, error?: string) => {
    const frame = newFrame();
    const main = pluginsPage({ error, content: content(frame) });
    return { title: 'Plugins', at: '/plugins', main, session, frame };
  };

  app.get('/plugins', async (request, reply) => {
    const session = await signedInAdministrator(request, context);
    return sendShell(reply, context, page(session));
  });

  app.get('/-/fragments/plugins', async (request, reply) => {
    await signedInAdministrator(request, context);
    const frame = newFrame();
    return sendFragment(reply, content(frame), frame);
  });

  app.post<{ Params: { slug: string } }>('/plugins/:slug/enabled', async (request, reply) => {
    const session = await signedInAdministrator(request, context);
    const { slug } = request.params;
    const enabled = form.parse(request.body).enabled === 'true';
    try {
      await registry.setPluginEnabled({ slug, enabled }, { timeoutMs: 5_000 });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(error.code === 'not_found' ? 404 : 503);
      const why = `"${slug}" is not ${enabled ? 'enabled' : 'disabled'}: ${troubleOf(error.message)}`;
      return sendShell(reply, context, page(session, why));
    }
    events.pluginSwitched({ plugin: slug, enabled, account: session.account.id });
    return reply.redirect(`/plugins#plugin-${encodeURIComponent(slug)}`, 303);
  });
}
