import type { FastifyInstance, FastifyRequest } from 'fastify';
import { settingScopes } from '@patchbay/proto';
import { z } from 'zod';
import { onBehalfOf, Refused, sendShell, signedIn } from '../shell/pages-context.ts';
import { unknownPlugin } from '../requests/refusals/plugin-refusals.ts';
import { pageNotFound } from '../requests/refusals/route-refusals.ts';
import type { FormBody } from '../settings/read-form.ts';
import { saveSettings, type SettingsContext } from '../settings/save-settings.ts';
import { loadSettings } from '../settings/settings-data.ts';
import type { SettingsFormOptions } from '../settings/settings-form.ts';
import { backTo, savedMessage, savedUrl } from '../settings/settings-outcome.ts';
import { placeInShell, settingsPage } from '../settings/settings-page.ts';
import type { Session } from '../sign-in/sessions.ts';

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

/** The forms of a plugin's settings: for the site, for a space, for a person. */
export function settingsRoutes(app: FastifyInstance, context: SettingsContext): void {
  const { settings, catalog, directory, newFrame } = context;

  const pageOf = (
    session: Session,
    form: Omit<SettingsFormOptions, 'actions' | 'frame'>,
  ): Parameters<typeof sendShell>[2] => {
    const plugin = catalog.plugins().get(form.data.slug);
    if (!plugin) throw new Refused(unknownPlugin(form.data.slug));
    const frame = newFrame();
    const main = settingsPage({ ...form, plugin, session, directory, frame });
    const at = placeInShell(form.data, directory);
    return { title: `${plugin.title}: settings`, at, scripts: ['settings'], main, session, frame };
  };

  for (const path of ['/plugins/:slug/settings', '/plugins/:slug/settings/:scope/:id']) {
    app.get<At>(path, async (request, reply) => {
      const session = await signedIn(request, context);
      const data = await loadSettings(settings, placeOf(request), onBehalfOf(session));
      const message = savedMessage(request.query, data);
      return sendShell(reply, context, pageOf(session, { data, message }));
    });

    app.post<At>(path, { bodyLimit }, async (request, reply) => {
      const session = await signedIn(request, context);
      const at = placeOf(request);
      const body = (request.body ?? {}) as FormBody;
      const back = backTo(request.query);
      const saved = await saveSettings(context, { at, body, session });
      if ('unchecked' in saved) return reply.redirect(savedUrl(at, { ...saved, back }), 303);
      const { status, ...form } = saved;
      return sendShell(reply.code(status), context, pageOf(session, { ...form, back }));
    });
  }

  app.get('/-/settings/name', async (request, reply) => {
    const session = await signedIn(request, context);
    const { slug, scope, id, setting, name } = nameQuery.parse(request.query);
    const asked = { slug, scope: { kind: scope, id }, setting, name };
    return reply.send(await settings.checkName(asked, onBehalfOf(session)));
  });
}

function placeOf({ params }: FastifyRequest<At>) {
  const { slug, scope: kind = 'site', id: scopeId = '' } = params;
  const scope = settingScopes.find((it) => it === kind);
  if (!scope || (scope === 'site') !== (scopeId === '')) throw new Refused(pageNotFound());
  return { slug, scope, scopeId };
}
