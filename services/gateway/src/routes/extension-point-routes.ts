import type { FastifyInstance } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import {
  onBehalfOf,
  sendFragment,
  sendShell,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import { extensionPointsContent, extensionPointsPage } from '../pages/extension-points.ts';
import type { AdminClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf } from '../shell/trouble.ts';

/** The Extension points page, for administrators: where plugins can add something, and who does. */
export function extensionPointRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, registry, newFrame } = context;
  const content = async (session: Session) =>
    extensionPointsContent({ data: await pointsOf(registry, session), plugins: catalog.plugins() });

  app.get('/extension-points', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const main = extensionPointsPage(await content(session));
    const at = '/extension-points';
    const frame = newFrame();
    return sendShell(reply, context, { title: 'Extension points', at, main, session, frame });
  });

  app.get('/-/fragments/extension-points', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    return sendFragment(reply, await content(session), newFrame());
  });
}

async function pointsOf(registry: AdminClient, session: Session) {
  try {
    return await registry.listExtensionPoints({}, onBehalfOf(session, { timeoutMs: 3_000 }));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { trouble: troubleOf(error.message) };
  }
}
