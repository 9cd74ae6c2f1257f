import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  errorTable,
  fromStruct,
  PlatformError,
  settingScopes,
  toStruct,
  type JsonObject,
  type SettingAction,
} from '@patchbay/proto';
import { z } from 'zod';
import { html, type Html } from '../html.ts';
import { onBehalfOf, Refused, sendShell, signedIn, type PagesContext } from '../pages-context.ts';
import { callout } from '../pages/callout.ts';
import { restartPrompt } from '../pages/restart-prompt.ts';
import type { SettingsClient } from '../platform-clients.ts';
import { pageNotFound, unknownPlugin } from '../refusal.ts';
import type { Session } from '../sessions.ts';
import { readForm, type FormBody } from '../settings/read-form.ts';
import { loadSettings, type SettingsData } from '../settings/settings-data.ts';
import { settingsForm, type SettingsFormOptions } from '../settings/settings-form.ts';
import { settingsUrl } from '../settings/settings-url.ts';
import { troubleOf } from '../trouble.ts';

export type SettingsContext = PagesContext & { settings: SettingsClient };

type At = { Params: { slug: string; scope?: string; id?: string } };

/** A test may take its time. */
const actionMs = 25_000;
/** Of a form; more than a document of settings may have. */
const bodyLimit = 1_000_000;

const query = z.object({
  saved: z.string().optional().catch(undefined),
  unchecked: z.string().max(500).optional().catch(undefined),
  back: z.enum(['configuration', 'account']).optional().catch(undefined),
});
const nameQuery = z.object({
  slug: z.string(),
  scope: z.enum(settingScopes),
  id: z.string(),
  setting: z.string(),
  name: z.string().max(1000),
});

/** The forms of a plugin's settings: for the site, for a space, for a person. */
export function settingsRoutes(app: FastifyInstance, context: SettingsContext): void {
  const { settings, events } = context;

  for (const path of ['/plugins/:slug/settings', '/plugins/:slug/settings/:scope/:id']) {
    app.get<At>(path, async (request, reply) => {
      const session = await signedIn(request, context);
      const data = await loadSettings(settings, placeOf(request), onBehalfOf(session));
      return show(reply, { session, data, message: outcome(request.query, data) });
    });
    app.post<At>(path, { bodyLimit }, (request, reply) => save(request, reply));
  }

  const save = async (request: FastifyRequest<At>, reply: FastifyReply) => {
    const session = await signedIn(request, context);
    const at = placeOf(request);
    const options = onBehalfOf(session);
    const body = (request.body ?? {}) as FormBody;
    const data = await loadSettings(settings, at, options);
    const { changes, entered, violations } = readForm(body, data);
    const [what, ...rest] = [body['do'] ?? 'save'].flat()[0]?.split(':') ?? [];
    const name = rest.join(':');
    const again = (message: Html, wrong = violations) =>
      show(reply, { session, data, message, entered, violations: wrong });

    if (what === 'action') {
      const asked = { slug: at.slug, scope: scopeMessage(at), action: name };
      const { ok, message } = await settings.runAction(
        { ...asked, settings: toStruct(changes) },
        { ...options, timeoutMs: actionMs },
      );
      return again(callout(ok ? 'good' : 'bad', message || (ok ? 'it worked' : 'it failed')));
    }
    if (what === 'save' && Object.keys(violations).length > 0) {
      reply.code(400);
      return again(callout('bad', 'configuration failed: nothing is saved, see the fields below'));
    }
    try {
      const { unchecked } = await settings.updateSettings(
        {
          slug: at.slug,
          scope: scopeMessage(at),
          settings: toStruct(changesFor(what, name, changes)),
          resetOthers: what === 'reset-all',
          version: Number([body['version'] ?? '0'].flat()[0]),
        },
        options,
      );
      events.decided({ about: at.slug, decision: 'set', account: session.person.id });
      const saved = new URLSearchParams({ saved: at.slug, ...(unchecked && { unchecked }) });
      return await reply.redirect(`${backOf(request.query, at)}?${saved.toString()}`, 303);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const wrong = violationsOf(error, data);
      const fields = Object.keys(wrong).length > 0;
      const why = fields ? 'see the fields below' : troubleOf(error.message);
      return again(callout('bad', `configuration failed: nothing is saved, ${why}`), wrong);
    }
  };

  app.get('/-/settings/name', async (request, reply) => {
    const session = await signedIn(request, context);
    const { slug, scope, id, setting, name } = nameQuery.parse(request.query);
    const asked = { slug, scope: { kind: scope, id }, setting, name };
    return reply.send(await settings.checkName(asked, onBehalfOf(session)));
  });

  const show = (
    reply: FastifyReply,
    {
      session,
      data,
      ...form
    }: Pick<SettingsFormOptions, 'data' | 'message' | 'entered' | 'violations'> & {
      session: Session;
    },
  ) => {
    const plugin = context.catalog.plugins().get(data.slug);
    if (!plugin) throw new Refused(unknownPlugin(data.slug));
    const frame = context.newFrame();
    const actions = actionsOf(plugin, data.scope);
    const space = data.scope === 'space' ? context.spaces.byId(data.scopeId) : undefined;
    const ofSpace = space && { title: space.title, path: `/s/${space.slug}/settings` };
    const whose = data.scope === 'site' ? 'For the whole site' : `For the ${data.scope}`;
    const main = html`<p class="crumb">
        ${
          ofSpace
            ? html`<a href="${ofSpace.path}">Settings of ${ofSpace.title}</a>`
            : html`<a href="/plugins/${data.slug}">${plugin.title}</a>`
        }
      </p>
      <header class="page-head">
        <h1>${plugin.title}: settings</h1>
        <p class="quiet">${ofSpace ? html`For the space ${ofSpace.title}` : whose}.</p>
      </header>
      ${data.restartRequired && restartPrompt(plugin, settingsUrl(data))}
      <div class="panel">${settingsForm({ data, actions, ...form, frame })}</div>`;
    const at = ofSpace?.path ?? '/plugins';
    const page = { title: `${plugin.title}: settings`, at, scripts: ['settings'] };
    return sendShell(reply, context, { ...page, main, session, frame });
  };
}

/** The actions that a plugin offers beside its settings in one scope. */
export function actionsOf(
  { manifest }: { manifest: Parameters<typeof fromStruct>[0] },
  scope: string,
): SettingAction[] {
  const listed = (fromStruct(manifest)['settingsActions'] ?? []) as SettingAction[];
  return listed.filter((action) => action.scope === scope);
}

/** What is said after a save that led back here. */
export function outcome(search: unknown, { slug }: Pick<SettingsData, 'slug'>): Html {
  const { saved, unchecked } = query.parse(search ?? {});
  if (saved !== slug) return html``;
  const hint = unchecked && `it was not checked by the plugin: ${unchecked}`;
  return callout('good', 'configuration saved', { hint });
}

function placeOf({ params }: FastifyRequest<At>) {
  const { slug, scope: kind = 'site', id: scopeId = '' } = params;
  const scope = settingScopes.find((it) => it === kind);
  if (!scope || (scope === 'site') !== (scopeId === '')) throw new Refused(pageNotFound());
  return { slug, scope, scopeId };
}

function scopeMessage({ scope, scopeId }: { scope: string; scopeId: string }) {
  return { kind: scope, id: scopeId };
}

function changesFor(what: string | undefined, name: string, changes: JsonObject): JsonObject {
  if (what === 'reset') return { [name]: null };
  return what === 'reset-all' ? {} : changes;
}

function backOf(search: unknown, at: Parameters<typeof settingsUrl>[0]): string {
  const { back } = query.parse(search ?? {});
  if (back === 'configuration') return '/configuration';
  return back === 'account' ? '/account/settings' : settingsUrl(at);
}

/** By the name of the setting, also where an element of it is meant. */
function violationsOf(
  { details }: PlatformError,
  { fields }: SettingsData,
): Record<string, string> {
  const found = (details.violations ?? []).flatMap(({ field, message }): [string, string][] => {
    const setting = fields.find(({ name }) => field === name || isWithin(field, name));
    return setting ? [[setting.name, message]] : [];
  });
  return Object.fromEntries(found.toReversed());
}

function isWithin(path: string, name: string): boolean {
  return path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}
