import type { FastifyInstance } from 'fastify';
import { holds, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { html } from '../shell/html.ts';
import { onBehalfOf, sendShell, signedIn, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { configurationPage, ownSettingsPage } from '../pages/configuration.ts';
import type { AdminClient } from '../platform-clients.ts';
import { settled } from '../shell/settled.ts';
import type { SettingsContext } from '../settings/save-settings.ts';
import { settingsSections } from '../settings/settings-sections.ts';
import { troubleOf } from '../shell/trouble.ts';

type Context = SettingsContext & { registry: AdminClient };

const query = z.object({
  text: z.string().max(200).default('').catch(''),
  failed: z.string().max(2000).optional().catch(undefined),
});

/** All plugins' settings on one page: those of the site, and those of the person who looks. */
export function configurationRoutes(app: FastifyInstance, context: Context): void {
  const { catalog, registry, events, newFrame } = context;

  app.get('/configuration', async (request, reply) => {
    const session = await signedInFor('settings.administer', request, context);
    const frame = newFrame();
    const { query: search } = request;
    const { text, failed } = query.parse(search);
    const about = { scope: 'site', text, search, session, frame } as const;
    const sections = await settingsSections(context, about);
    const plugins = holds(session.person, 'plugins.administer') ? pluginsIn(context) : [];
    const message = failed ? callout('bad', failed) : html``;
    const main = configurationPage({ plugins, sections, text, message });
    const page = { title: 'Configuration', at: '/configuration', scripts: ['settings'] };
    return sendShell(reply, context, { ...page, main, session, frame });
  });

  app.post('/configuration/enabled', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const body = (request.body ?? {}) as Record<string, string | string[] | undefined>;
    const enabled = new Set([body['enabled'] ?? []].flat());
    const failures: string[] = [];
    for (const slug of [body['listed'] ?? []].flat()) {
      const wanted = enabled.has(slug);
      if (catalog.plugins().get(slug)?.enabled === wanted) continue;
      try {
        const { plugin } = await registry.setPluginEnabled(
          { slug, enabled: wanted },
          onBehalfOf(session),
        );
        await settled(catalog, slug, plugin);
        const decision = wanted ? 'enabled' : 'disabled';
        events.decided({ about: slug, decision, account: session.person.id });
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        failures.push(troubleOf(error.message));
      }
    }
    const said = new URLSearchParams(failures.length > 0 ? { failed: failures.join('; ') } : {});
    return reply.redirect(`/configuration?${said.toString()}`, 303);
  });

  app.get('/account/settings', async (request, reply) => {
    const session = await signedIn(request, context);
    const frame = newFrame();
    const about = { scope: 'user', text: '', search: request.query, session, frame } as const;
    const main = ownSettingsPage(await settingsSections(context, about));
    const page = { title: 'My settings', at: '/account/settings', scripts: ['settings'] };
    return sendShell(reply, context, { ...page, main, session, frame });
  });
}

function pluginsIn({ catalog }: Context) {
  return [...catalog.plugins().values()]
    .filter(({ state, version }) => state?.name !== 'removed' && version !== '')
    .toSorted((a, b) => a.title.localeCompare(b.title));
}
