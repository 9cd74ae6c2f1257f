import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  endOfDay,
  fromStruct,
  PlatformError,
  shownSettings,
  toTimestamp,
  type JsonObject,
} from '@patchbay/proto';
import { z } from 'zod';
import type { Html } from '../shell/html.ts';
import { outcomeOf, outcomeUrl, type Outcome } from '../shell/outcome.ts';
import { onBehalfOf, Refused, sendShell, signedIn } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { deleteSpacePage, spaceSettings } from '../pages/space-settings.ts';
import { isRefusal } from '../requests/refusal.ts';
import { notSpaceAdmin } from '../requests/refusals/space-refusals.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf } from '../shell/trouble.ts';
import { statusOf } from '../shell/trouble-status.ts';
import type { SpaceRoutesContext } from './space-routes.ts';

type At = { Params: { space: string } };

const text = z.string().trim().catch('');
const list = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((some) => some ?? []);
const about = z.object({ title: text, expires: text });
const toggle = z.object({ name: z.string(), state: z.enum(['activate', 'deactivate']) });
const several = z.object({ active: list });
const member = z.object({ user: text, roles: list });
const archive = z.object({ archived: z.enum(['yes', 'no']) });

/** What the admins of a space decide; each answers with the settings page and what was done. */
export function spaceSettingsRoutes(app: FastifyInstance, context: SpaceRoutesContext): void {
  const { catalog, directory, spaces, spacesClient, newFrame } = context;

  const manager = async (request: FastifyRequest<At>) => {
    const session = await signedIn(request, context);
    const { space: slug } = request.params;
    const entered = spaces.enter(session.person, slug);
    if (isRefusal(entered)) throw new Refused(entered);
    if (!entered.manageable) throw new Refused(notSpaceAdmin(entered.space.title));
    return { session, slug, space: entered.space };
  };

  const show = async (reply: FastifyReply, session: Session, slug: string, message?: Html) => {
    const as = onBehalfOf(session);
    const [{ space }, { plugins }, { members }] = await Promise.all([
      spacesClient.getSpace({ slug }, as),
      spacesClient.listSpacePlugins({ slug }, as),
      spacesClient.listSpaceMembers({ slug }, as),
    ]);
    if (!space) throw new Error('the registry answered without the space');
    const frame = newFrame();
    const main = spaceSettings({ space, plugins, members, hasSettings, message, frame });
    const title = `Settings of ${space.title}`;
    return sendShell(reply, context, { title, at: `/s/${slug}/settings`, main, session, frame });
  };

  const hasSettings = (slug: string) => {
    const manifest = fromStruct(catalog.plugins().get(slug)?.manifest);
    return shownSettings(manifest['spaceSettings'] as JsonObject | undefined).length > 0;
  };

  /** Decides by `decide`, which tells what was done and the revision that shows it. */
  const decide = async (
    request: FastifyRequest<At>,
    reply: FastifyReply,
    work: (
      slug: string,
      as: ReturnType<typeof onBehalfOf>,
    ) => Promise<{ revision: number; outcome: Outcome; path?: string }>,
  ) => {
    const { session, slug } = await manager(request);
    try {
      const { revision, outcome, path } = await work(slug, onBehalfOf(session));
      await directory.reached(revision);
      return await reply.redirect(outcomeUrl(path ?? `/s/${slug}/settings`, outcome), 303);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(statusOf(error));
      return show(reply, session, slug, callout('bad', troubleOf(error.message)));
    }
  };

  app.get<At>('/s/:space/settings', async (request, reply) => {
    const { session, slug } = await manager(request);
    const outcome = outcomeOf(request.query);
    return show(reply, session, slug, outcome === undefined ? undefined : callout('good', outcome));
  });

  app.post<At>('/s/:space/settings', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const { title, expires } = about.parse(request.body ?? {});
      const { space } = await spacesClient.getSpace({ slug }, as);
      const expiresAt = toTimestamp(endOfDay(expires));
      const { revision } = await spacesClient.updateSpace(
        {
          slug,
          // The title of an archived space stays as it is.
          ...(title !== space?.title && { title }),
          ...(expiresAt ? { expiresAt } : { clearExpiry: true }),
        },
        as,
      );
      return { revision, outcome: { done: 'spaceSaved' } };
    }),
  );

  app.post<At>('/s/:space/settings/plugin', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const sent = toggle.safeParse(request.body);
      if (!sent.success) {
        throw new PlatformError('invalid', 'nothing is changed: name a plugin, and what to do');
      }
      const { name: plugin, state } = sent.data;
      const active = state === 'activate';
      const { plugins, revision } = await spacesClient.setSpacePlugins(
        { slug, activations: [{ plugin, active }] },
        as,
      );
      const title = plugins.find((it) => it.plugin === plugin)?.title ?? plugin;
      const done = active ? 'pluginActivated' : 'pluginDeactivated';
      return { revision, outcome: { done, version: title } };
    }),
  );

  app.post<At>('/s/:space/settings/plugins', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const { active } = several.parse(request.body ?? {});
      const { plugins } = await spacesClient.listSpacePlugins({ slug }, as);
      const activations = plugins
        .filter((it) => it.active !== active.includes(it.plugin) && (it.canDisable || !it.active))
        .map(({ plugin }) => ({ plugin, active: active.includes(plugin) }));
      const { revision } = await spacesClient.setSpacePlugins({ slug, activations }, as);
      return { revision, outcome: { done: 'pluginsSaved' } };
    }),
  );

  app.post<At>('/s/:space/settings/members', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const { user, roles } = member.parse(request.body ?? {});
      const { revision } = await spacesClient.setSpaceMember({ slug, user, roles }, as);
      return { revision, outcome: { done: 'membersSaved' } };
    }),
  );
  app.post<At>('/s/:space/settings/members/remove', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const { user } = member.parse(request.body ?? {});
      const { revision } = await spacesClient.removeSpaceMember({ slug, user }, as);
      const isMe = as.onBehalfOf === `user:${user}`;
      return { revision, outcome: { done: 'membersSaved' }, ...(isMe && { path: '/spaces' }) };
    }),
  );

  app.post<At>('/s/:space/settings/archive', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const archived = archive.parse(request.body ?? {}).archived === 'yes';
      const { revision } = await spacesClient.setSpaceArchived({ slug, archived }, as);
      return { revision, outcome: { done: archived ? 'spaceArchived' : 'spaceRestored' } };
    }),
  );

  app.get<At>('/s/:space/settings/delete', async (request, reply) => {
    const { session, slug, space } = await manager(request);
    const { deleted } = await spacesClient.deleteSpace({ slug, dryRun: true }, onBehalfOf(session));
    const { title } = space;
    const main = deleteSpacePage({ slug, title, belongings: deleted });
    const at = `/s/${slug}/settings/delete`;
    const page = { title: `Delete ${title}`, at, main, session, frame: newFrame() };
    return sendShell(reply, context, page);
  });
  app.post<At>('/s/:space/settings/delete', (request, reply) =>
    decide(request, reply, async (slug, as) => {
      const { space } = await spacesClient.getSpace({ slug }, as);
      const { revision } = await spacesClient.deleteSpace({ slug }, as);
      const outcome = { done: 'spaceDeleted', version: space?.title ?? slug } as const;
      return { revision, outcome, path: '/spaces' };
    }),
  );
}
