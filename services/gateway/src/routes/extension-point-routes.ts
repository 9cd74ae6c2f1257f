import type { FastifyInstance } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import {
  sendFragment,
  sendShell,
  signedInAdministrator,
  type PagesContext,
} from '../pages-context.ts';
import { extensionPointsContent, extensionPointsPage } from '../pages/extension-points.ts';
import type { AdminClient } from '../platform-clients.ts';
import { troubleOf } from '../trouble.ts';

/** The Extension points page, for administrators: where plugins can add something, and who does. */
export function extensionPointRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, registry, newFrame } = context;
  const content = async () =>
    extensionPointsContent({ data: await pointsOf(registry), plugins: catalog.plugins() });

  app.get('/extension-points', async (request, reply) => {
    const session = await signedInAdministrator(request, context);
    const main = extensionPointsPage(await content());
    const at = '/extension-points';
    const frame = newFrame();
    return sendShell(reply, context, { title: 'Extension points', at, main, session, frame });
  });

  app.get('/-/fragments/extension-points', async (request, reply) => {
    await signedInAdministrator(request, context);
    return sendFragment(reply, await content(), newFrame());
  });
}

async function pointsOf(registry: AdminClient) {
  try {
    return await registry.listExtensionPoints({}, { timeoutMs: 3_000 });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { trouble: troubleOf(error.message) };
  }
}
