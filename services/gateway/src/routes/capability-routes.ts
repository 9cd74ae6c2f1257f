import type { FastifyInstance } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { outcomeOf, outcomeUrl } from '../shell/outcome.ts';
import {
  onBehalfOf,
  sendFragment,
  sendShell,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import { capabilitiesContent, capabilitiesPage } from '../pages/capabilities.ts';
import type { Message } from '../pages/tasks.ts';
import type { AdminClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf, whyUndone } from '../shell/trouble.ts';

type At = { Params: { name: string } };

const form = z.object({
  provider: z.string().max(63),
  fallback: z.literal('true').optional(),
});

/** The Capabilities page, for administrators: who provides what, and the choice among several. */
export function capabilityRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, events, registry, newFrame } = context;
  const content = async (session: Session) =>
    capabilitiesContent({
      data: await capabilitiesOf(registry, session),
      plugins: catalog.plugins(),
    });
  const page = async (session: Session, message: Message | undefined) => {
    const main = capabilitiesPage({ message, content: await content(session) });
    return { title: 'Capabilities', at: '/plugins', main, session, frame: newFrame() };
  };

  app.get('/capabilities', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const done = outcomeOf(request.query);
    const message: Message | undefined = done ? { tone: 'good', text: done } : undefined;
    return sendShell(reply, context, await page(session, message));
  });

  app.get('/-/fragments/capabilities', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    return sendFragment(reply, await content(session), newFrame());
  });

  app.post<At>('/capabilities/:name', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { name } = request.params;
    const { provider, fallback } = form.parse(request.body ?? {});
    const choice = { capability: name, slug: provider, fallback: fallback === 'true' };
    try {
      await registry.chooseProvider(choice, onBehalfOf(session));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const text = whyUndone('the choice is not saved', error.message);
      return sendShell(reply, context, await page(session, { tone: 'bad', text }));
    }
    const decision = `provider ${provider || 'not chosen'}`;
    events.decided({ about: name, decision, account: session.person.id });
    return reply.redirect(outcomeUrl('/capabilities', { done: 'chosen' }), 303);
  });
  app.get<At>('/capabilities/:name', (_request, reply) => reply.redirect('/capabilities', 303));
}

async function capabilitiesOf(registry: AdminClient, session: Session) {
  try {
    return await registry.listCapabilities({}, onBehalfOf(session, { timeoutMs: 3_000 }));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { trouble: troubleOf(error.message) };
  }
}
