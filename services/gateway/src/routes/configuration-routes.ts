import type { FastifyInstance } from 'fastify';
import { fromStruct, holds, PlatformError, settingsSchemaOf, type Manifest } from '@patchbay/proto';
import { html, type Html } from '../html.ts';
import {
  onBehalfOf,
  sendShell,
  signedIn,
  signedInFor,
  type PagesContext,
} from '../pages-context.ts';
import { callout } from '../pages/callout.ts';
import { configurationPage } from '../pages/configuration.ts';
import { restartPrompt } from '../pages/restart-prompt.ts';
import type { AdminClient, SettingsClient } from '../platform-clients.ts';
import type { Session } from '../sessions.ts';
import { loadSettings } from '../settings/settings-data.ts';
import { settingsForm } from '../settings/settings-form.ts';
import { settled } from '../settled.ts';
import { troubleOf } from '../trouble.ts';
import { actionsOf, outcome } from './settings-routes.ts';

type Context = PagesContext & { settings: SettingsClient; registry: AdminClient };

/** All plugins' settings on one page: those of the site, and those of the person who looks. */
export function configurationRoutes(app: FastifyInstance, context: Context): void {
  const { catalog, registry, events, newFrame } = context;

  app.get('/configuration', async (request, reply) => {
    const session = await signedInFor('settings.administer', request, context);
    const frame = newFrame();
    const installed = pluginsIn(context);
    const sections = await sectionsOf(context, session, 'site', request.query);
    const mayEnable = holds(session.person, 'plugins.administer');
    const failed = (request.query as { failed?: string }).failed;
    const message = failed ? callout('bad', failed) : html``;
    const main = configurationPage({ plugins: installed, mayEnable, sections, message });
    const at = '/configuration';
    const page = { title: 'Configuration', at, scripts: ['settings'], main, session, frame };
    return sendShell(reply, context, page);
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
    const sections = await sectionsOf(context, session, 'user', request.query);
    const main = html`<header class="page-head">
        <h1>My settings</h1>
        <p class="quiet">How plugins work for you; the others keep theirs.</p>
      </header>
      ${sections.length === 0 && html`<p class="nothing">No plugin has settings for people.</p>`}
      ${sections.map(
        ({ plugin: { slug, title }, content }) =>
          html`<section aria-labelledby="heading-${slug}">
            <h2 id="heading-${slug}">${title}</h2>
            <div class="panel">${content}</div>
          </section>`,
      )}`;
    const page = { title: 'My settings', at: '/account/settings', scripts: ['settings'] };
    return sendShell(reply, context, { ...page, main, session, frame });
  });
}

function pluginsIn({ catalog }: Context) {
  return [...catalog.plugins().values()]
    .filter(({ state, version }) => state?.name !== 'removed' && version !== '')
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

function sectionsOf(
  context: Context,
  session: Session,
  scope: 'site' | 'user',
  search: unknown,
): Promise<{ plugin: ReturnType<typeof pluginsIn>[number]; content: Html }[]> {
  const frame = context.newFrame();
  const scopeId = scope === 'site' ? '' : session.person.id;
  const back = scope === 'site' ? 'configuration' : 'account';
  const having = pluginsIn(context).filter(({ manifest }) =>
    settingsSchemaOf(fromStruct(manifest) as Partial<Manifest>, scope),
  );
  return Promise.all(
    having.map(async (plugin) => {
      const at = { slug: plugin.slug, scope, scopeId };
      try {
        const data = await loadSettings(context.settings, at, onBehalfOf(session));
        const actions = actionsOf(plugin, scope);
        const message = html`${outcome(search, data)}
        ${scope === 'site' && data.restartRequired && restartPrompt(plugin, '/configuration')}`;
        return { plugin, content: settingsForm({ data, actions, message, back, frame }) };
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        return { plugin, content: callout('bad', troubleOf(error.message)) };
      }
    }),
  );
}
