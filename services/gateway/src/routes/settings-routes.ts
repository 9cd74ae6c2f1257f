import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { settingScopes, type ReceivedPlugin } from '@patchbay/proto';
import { z } from 'zod';
import { frameUrl } from '../isolation/door.ts';
import { callout } from '../pages/callout.ts';
import { pluginView } from '../pages/plugin-view.ts';
import type { Access } from '../requests/access.ts';
import { html, type Html } from '../shell/html.ts';
import { viewRefusal } from '../shell/view-refusal.ts';
import { onBehalfOf, Refused, sendShell, signedIn } from '../shell/pages-context.ts';
import { unknownPlugin } from '../requests/refusals/plugin-refusals.ts';
import { pageNotFound } from '../requests/refusals/route-refusals.ts';
import type { FormBody } from '../settings/read-form.ts';
import { saveSettings, type SettingsContext } from '../settings/save-settings.ts';
import { ownPageOf, type OwnPage } from '../settings/own-page.ts';
import { loadSettings, type SettingsData } from '../settings/settings-data.ts';
import type { SettingsFormOptions } from '../settings/settings-form.ts';
import { backTo, savedMessage, savedUrl } from '../settings/settings-outcome.ts';
import { placeInShell, settingsHead, settingsPage } from '../settings/settings-page.ts';
import type { Session } from '../sign-in/sessions.ts';

type Place = Pick<SettingsData, 'slug' | 'scope' | 'scopeId'>;
type At = { Params: { slug: string; scope?: string; id?: string } };

/** Of a form; more than a document of settings may have, twice. */
const bodyLimit = 2_000_000;

const nameQuery = z.object({
  slug: z.string(),
  scope: z.enum(settingScopes),
  id: z.string(),
  setting: z.string(),
  name: z.string().max(1000),
});

/** Somebody wants the form, or has just saved it. */
const formQuery = z.union([z.object({ form: z.string() }), z.object({ saved: z.string() })]);

type Context = SettingsContext & { access: Access };

/** The pages of a plugin's settings: for the site, for a space, for a person. */
export function settingsRoutes(app: FastifyInstance, context: Context): void {
  const { settings, catalog, directory, newFrame } = context;

  const pageOf = (
    session: Session,
    { note, ...form }: Omit<SettingsFormOptions, 'actions' | 'frame'> & { note?: Html | undefined },
  ): Parameters<typeof sendShell>[2] => {
    const { data: at } = form;
    const plugin = requirePlugin(at);
    const frame = newFrame();
    const hasPage = ownPageOf(plugin, at, { session, directory }) !== undefined;
    const tab = hasPage ? ('form' as const) : undefined;
    const head = { at, plugin, session, directory, tab };
    const main = settingsPage({ ...form, head, note, frame });
    return { ...aboutPage(plugin, at), scripts: ['settings'], main, session, frame };
  };

  const requirePlugin = ({ slug }: Place) => {
    const plugin = catalog.plugins().get(slug);
    if (!plugin) throw new Refused(unknownPlugin(slug));
    return plugin;
  };

  const aboutPage = ({ title }: ReceivedPlugin, at: Place) => ({
    title: `${title}: settings`,
    at: placeInShell(at, directory),
  });

  const showOwnPage = async (
    reply: FastifyReply,
    { page, at, session }: { page: OwnPage; at: Place; session: Session },
  ) => {
    const { slug, scope, scopeId } = at;
    // Only for who may change them, as the form is.
    await settings.getSettings({ slug, scope: { kind: scope, id: scopeId } }, onBehalfOf(session));
    const plugin = requirePlugin(at);
    const head = settingsHead({ at, plugin, session, directory, tab: 'page' });
    const view = viewOf(context, { plugin, page, session });
    const main = html`<div class="page view-head">${head}</div>
      ${view}`;
    const rest = { mainClass: 'view-page', scripts: ['view'], session, frame: newFrame() };
    return sendShell(reply, context, { ...aboutPage(plugin, at), main, ...rest });
  };

  for (const path of ['/plugins/:slug/settings', '/plugins/:slug/settings/:scope/:id']) {
    app.get<At>(path, async (request, reply) => {
      const session = await signedIn(request, context);
      const at = placeOf(request);
      const page = ownPageOf(catalog.plugins().get(at.slug), at, { session, directory });
      const wantsForm = formQuery.safeParse(request.query).success;
      const refusal = page && !wantsForm ? await viewRefusal(context, page, session) : undefined;
      if (page && !wantsForm && !refusal) return showOwnPage(reply, { page, at, session });
      const data = await loadSettings(settings, at, onBehalfOf(session));
      const message = savedMessage(request.query, data);
      const note = refusal && callout('warn', `its own page is not there now: ${refusal.detail}`);
      return sendShell(reply, context, pageOf(session, { data, message, note }));
    });

    app.post<At>(path, { bodyLimit }, async (request, reply) => {
      const session = await signedIn(request, context);
      const at = placeOf(request);
      const body = (request.body ?? {}) as FormBody;
      const back = backTo(request.query);
      const saved = await saveSettings(context, { at, body, session });
      if ('unchecked' in saved) return reply.redirect(savedUrl(at, { ...saved, back }), 303);
      const { status, ...form } = saved;
      const page = pageOf(session, { ...form, back });
      // Whoever hears a page hears its title first.
      const title = status < 400 ? page.title : `Not saved – ${page.title}`;
      return sendShell(reply.code(status), context, { ...page, title });
    });
  }

  app.get('/-/settings/name', async (request, reply) => {
    const session = await signedIn(request, context);
    const { slug, scope, id, setting, name } = nameQuery.parse(request.query);
    const asked = { slug, scope: { kind: scope, id }, setting, name };
    return reply.send(await settings.checkName(asked, onBehalfOf(session)));
  });
}

function viewOf(
  { origins, routes }: Context,
  { plugin, page, session }: { plugin: ReceivedPlugin; page: OwnPage; session: Session },
): Html {
  const { slug, url } = page;
  return pluginView({
    title: plugin.title,
    url,
    src: frameUrl(origins, { slug, url, session }),
    views: origins.everyView,
    features: routes.features(plugin),
    part: true,
    session,
  });
}

function placeOf({ params }: FastifyRequest<At>): Place {
  const { slug, scope: kind = 'site', id: scopeId = '' } = params;
  const scope = settingScopes.find((it) => it === kind);
  if (!scope || (scope === 'site') !== (scopeId === '')) throw new Refused(pageNotFound());
  return { slug, scope, scopeId };
}
