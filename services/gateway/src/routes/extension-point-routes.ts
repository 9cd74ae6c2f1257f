import type { FastifyInstance } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import {
  onBehalfOf,
  sendFragment,
  sendShell,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import {
  extensionPointsContent,
  extensionPointsPage,
  pointStates,
} from '../pages/extension-points.ts';
import type { AdminClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf } from '../shell/trouble.ts';

const query = z.object({ state: z.enum(['', ...pointStates]).catch('') });

/** The Extension points page, for administrators: where plugins can add something, and who does. */
export function extensionPointRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, registry, newFrame } = context;
  const content = async (session: Session, state: string) => {
    const data = await pointsOf(registry, session);
    return extensionPointsContent({ data, state, plugins: catalog.plugins() });
  };

  app.get('/extension-points', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { state } = query.parse(request.query);
    const main = extensionPointsPage(state, await content(session, state));
    const at = '/extension-points';
    const frame = newFrame();
    const page = { title: 'Extension points', at, main, scripts: ['folds'] };
    return sendShell(reply, context, { ...page, session, frame });
  });

  app.get('/-/fragments/extension-points', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { state } = query.parse(request.query);
    return sendFragment(reply, await content(session, state), newFrame());
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
