import type { FastifyInstance } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { outcomeUrl, type Outcome } from '../shell/outcome.ts';
import { onBehalfOf, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { settled } from '../shell/settled.ts';
import { showPlugin, type ShowPluginContext } from '../shell/show-plugin.ts';
import { whyUndone } from '../shell/trouble.ts';

type At = { Params: { slug: string } };

const contribution = z.string().min(1).max(200);
const form = z.union([
  z.object({ contribution, enabled: z.enum(['true', 'false']) }),
  z.object({ contribution, index: z.string().trim().max(100) }),
]);
type Form = z.infer<typeof form>;

/** The operator's switch and index of one contribution; an empty index is none. */
export function contributionRoutes(app: FastifyInstance, context: ShowPluginContext): void {
  const { catalog, events, registry } = context;

  app.post<At>('/plugins/:slug/contributions', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { slug } = request.params;
    const sent = form.parse(request.body ?? {});
    const { done, failed } = wordsOf(sent);
    try {
      const { plugin } = await registry.updateContribution(
        { slug, contributionId: sent.contribution, ...changeOf(sent) },
        onBehalfOf(session),
      );
      await settled(catalog, slug, plugin);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const message = callout('bad', whyUndone(failed, error.message));
      return showPlugin(reply, context, { slug, session, message });
    }
    const decision = `${done} ${sent.contribution}`;
    events.decided({ about: slug, decision, account: session.person.id });
    return reply.redirect(outcomeUrl(`/plugins/${slug}`, { done }), 303);
  });
  app.get<At>('/plugins/:slug/contributions', (request, reply) =>
    reply.redirect(`/plugins/${encodeURIComponent(request.params.slug)}`, 303),
  );
}

/** Throws `invalid` when the index is not a whole number. */
function changeOf(sent: Form) {
  if ('enabled' in sent) return { enabled: sent.enabled === 'true' };
  if (sent.index === '') return { clearIndex: true };
  if (/^-?\d{1,9}$/.test(sent.index)) return { index: Number(sent.index) };
  throw new PlatformError('invalid', 'use a whole number, or leave it empty');
}

function wordsOf(sent: Form): { done: Outcome['done']; failed: string } {
  const name = `"${sent.contribution}"`;
  if ('index' in sent) return { done: 'placed', failed: `the index of ${name} is not saved` };
  return sent.enabled === 'true'
    ? { done: 'switchedOn', failed: `${name} is not switched on` }
    : { done: 'switchedOff', failed: `${name} is not switched off` };
}
