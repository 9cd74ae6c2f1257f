import type { FastifyInstance } from 'fastify';
import { errorTable, PlatformError, type CallOptions, type ReceivedPlugin } from '@patchbay/proto';
import { z } from 'zod';
import { outcomeUrl, type Outcome } from '../shell/outcome.ts';
import { onBehalfOf, signedInFor } from '../shell/pages-context.ts';
import { actionForm } from '../pages/action-form.ts';
import { callout } from '../pages/callout.ts';
import { settled } from '../shell/settled.ts';
import { showPlugin, type ShowPluginContext } from '../shell/show-plugin.ts';
import { whyUndone } from '../shell/trouble.ts';

type At = { Params: { slug: string } };

type Decision<Form> = {
  form: z.ZodType<Form>;
  /** Tells the registry; it answers with the plugin as it is then. */
  decide: (
    slug: string,
    form: Form,
    options: CallOptions,
  ) => Promise<{ plugin: ReceivedPlugin | null }>;
  outcome: (form: Form) => Outcome;
  /** Begins the sentence that says why it was not done. */
  failed: (form: Form) => string;
  /** The label of the button that does it although others need the plugin. */
  anyway?: string;
  /** What is asked before it is done, and the label of the button that confirms it. */
  question?: (
    plugin: ReceivedPlugin | undefined,
    form: Form,
  ) => { text: string; label: string } | undefined;
};

const switched = z.object({
  enabled: z.enum(['true', 'false']),
  force: z.literal('true').optional(),
});
const release = z.object({ version: z.string().min(1).max(100) });
const rejection = release.extend({ reason: z.string().max(1000) });
const pin = z.object({
  version: z.string().max(100),
  confirmed: z.literal('true').optional(),
});
const nothing = z.object({}).catch({});

/** What administrators decide of a plugin: each is a form of its page. */
export function pluginDecisionRoutes(app: FastifyInstance, context: ShowPluginContext): void {
  const { catalog, events, registry } = context;

  const decision = <Form>(
    name: string,
    { form, decide, outcome, failed, anyway, question }: Decision<Form>,
  ): void => {
    app.post<At>(`/plugins/:slug/${name}`, async (request, reply) => {
      const session = await signedInFor('plugins.administer', request, context);
      const { slug } = request.params;
      const fields = form.parse(request.body ?? {});
      const asked = question?.(catalog.plugins().get(slug), fields);
      if (asked) {
        const actions = actionForm({
          action: `/plugins/${slug}/${name}`,
          label: asked.label,
          fields: { ...(fields as Record<string, string>), confirmed: 'true' },
          tone: 'primary',
        });
        return showPlugin(reply, context, {
          slug,
          session,
          message: callout('warn', asked.text, { actions }),
        });
      }
      try {
        const { plugin } = await decide(slug, fields, onBehalfOf(session));
        await settled(catalog, slug, plugin);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        reply.code(errorTable[error.code].http);
        const needed = error.details.reason === 'needed' && anyway !== undefined;
        const actions = needed
          ? actionForm({
              action: `/plugins/${slug}/${name}`,
              label: anyway,
              fields: { ...(fields as Record<string, string>), force: 'true' },
              tone: 'danger',
            })
          : undefined;
        const message = callout('bad', whyUndone(failed(fields), error.message), {
          actions,
        });
        return showPlugin(reply, context, { slug, session, message });
      }
      const done = outcome(fields);
      events.decided({ about: slug, decision: done.done, account: session.person.id });
      return reply.redirect(outcomeUrl(`/plugins/${slug}`, done), 303);
    });
    app.get<At>(`/plugins/:slug/${name}`, (request, reply) =>
      reply.redirect(`/plugins/${encodeURIComponent(request.params.slug)}`, 303),
    );
  };

  decision('enabled', {
    form: switched,
    decide: (slug, { enabled, force }, options) =>
      registry.setPluginEnabled(
        { slug, enabled: enabled === 'true', force: force === 'true' },
        options,
      ),
    outcome: ({ enabled }) => ({ done: enabled === 'true' ? 'enabled' : 'disabled' }),
    failed: ({ enabled }) => `it is not ${enabled === 'true' ? 'enabled' : 'disabled'}`,
    anyway: 'Disable anyway',
  });
  decision('approve', {
    form: release,
    decide: (slug, { version }, options) => registry.approveRelease({ slug, version }, options),
    outcome: ({ version }) => ({ done: 'approved', version }),
    failed: ({ version }) => `version ${version} is not approved`,
  });
  decision('reject', {
    form: rejection,
    decide: (slug, { version, reason }, options) =>
      registry.rejectRelease({ slug, version, reason }, options),
    outcome: ({ version }) => ({ done: 'rejected', version }),
    failed: ({ version }) => `version ${version} is not rejected`,
  });
  decision('pin', {
    form: pin,
    decide: (slug, { version }, options) => registry.pinRelease({ slug, version }, options),
    outcome: ({ version }) => (version ? { done: 'pinned', version } : { done: 'unpinned' }),
    failed: ({ version }) => (version ? `it is not pinned to ${version}` : 'it is not unpinned'),
    question: downgrade,
  });
  decision('release', {
    form: nothing,
    decide: (slug, _form, options) => registry.releaseQuarantine({ slug }, options),
    outcome: () => ({ done: 'released' }),
    failed: () => 'it is not released from quarantine',
  });
}

/** An older release may not understand what a newer one has stored. */
function downgrade(
  plugin: ReceivedPlugin | undefined,
  { version, confirmed }: z.output<typeof pin>,
): { text: string; label: string } | undefined {
  const chosen = plugin?.releases.find((release) => release.version === version);
  if (confirmed || chosen?.diff?.direction !== 'downgrade') return undefined;
  return {
    text: `version ${version} is older than ${plugin?.version}, which is active: go back to it only if it can read what ${plugin?.version} has stored`,
    label: `Go back to ${version}`,
  };
}
