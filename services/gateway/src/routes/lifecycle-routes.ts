import type { FastifyInstance } from 'fastify';
import type { CallOptions } from '@patchbay/proto';
import { outcomeUrl, type Outcome } from '../shell/outcome.ts';
import { onBehalfOf, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { showPlugin, type ShowPluginContext } from '../shell/show-plugin.ts';
import { tried } from '../shell/tried.ts';

type At = { Params: { slug: string; id: string } };

/** What an operator decides of a call that a plugin did not answer: tell it again, or never. */
export function lifecycleRoutes(app: FastifyInstance, context: ShowPluginContext): void {
  const { events, lifecycle } = context;

  const action = (
    verb: string,
    {
      act,
      done,
      failed,
    }: {
      act: (asked: { id: string }, options: CallOptions) => Promise<unknown>;
      done: Outcome['done'];
      failed: string;
    },
  ): void => {
    app.post<At>(`/plugins/:slug/lifecycle-calls/:id/${verb}`, async (request, reply) => {
      const session = await signedInFor('plugins.administer', request, context);
      const { slug, id } = request.params;
      const { trouble } = await tried(reply, failed, act({ id }, onBehalfOf(session)));
      if (trouble !== undefined) {
        return showPlugin(reply, context, { slug, session, message: callout('bad', trouble) });
      }
      const decision = `${verb} lifecycle call ${id}`;
      events.decided({ about: slug, decision, account: session.person.id });
      return reply.redirect(outcomeUrl(`/plugins/${slug}`, { done }), 303);
    });
  };

  action('retry', {
    act: (asked, options) => lifecycle.retryLifecycleCall(asked, options),
    done: 'toldAgain',
    failed: 'it is not told again',
  });
  action('dismiss', {
    act: (asked, options) => lifecycle.dismissLifecycleCall(asked, options),
    done: 'untold',
    failed: 'it is not forgotten',
  });
}
