import { unexpectedLogger, type Database, type Logger } from '@patchbay/chassis';
import {
  isActiveIn,
  mount,
  pluginCalls,
  PlatformError,
  scopesOf,
  spaceRoles,
  spaceRoleTitles,
  type HandlersOf,
  type Manifest,
  type Mounted,
} from '@patchbay/proto';
import { z } from 'zod';
import type { AuthenticatePlugin } from '../credentials/authenticate-plugin.ts';
import { requirePlugin } from '../catalog/catalog-service.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { checked, isUuid } from '../checked.ts';
import type { Directory } from '../people/directory.ts';
import type { Events } from '../events.ts';
import type { Announce } from '../notifications/announce.ts';
import { sendersOf } from '../notifications/media.ts';
import { notify } from '../notifications/notify.ts';
import { findManifest } from './release-store.ts';
import { listSpacePlugins } from '../spaces/activation-store.ts';
import { addActivity } from '../spaces/activity-store.ts';
import { listMembers } from '../spaces/member-store.ts';
import { requireUnarchived } from '../spaces/space-access.ts';
import { findSpace, findSpaceById, type SpaceRow } from '../spaces/space-store.ts';

type Deps = {
  db: Database;
  catalog: Catalog;
  directory: Directory;
  events: Events;
  announce: Announce;
  authenticate: AuthenticatePlugin;
  /** Has notifications sent at once. */
  nudge: () => void;
};

const link = z
  .union([
    z.literal(''),
    z
      .string()
      .max(500)
      .regex(/^\/(?!\/|-\/)[^\s\\]*$/, 'must be a path below the plugin, like "/entries/7"'),
  ])
  .default('');
const line = z.string().trim().min(1, 'must not be empty');
const key = z.string().max(200);

const activity = z.object({ verb: line.max(100), target: z.string().trim().max(200), link, key });
const notification = z.object({
  title: line.max(200),
  text: z.string().trim().max(10_000),
  link,
  key,
});

/** `patchbay.plugin.v1.PluginCalls`: what a plugin, proved by its credential, asks the platform to do. */
export function mountPluginCalls({ log, ...deps }: Deps & { log: Logger }): Mounted {
  return mount(pluginCalls, handlers(deps), unexpectedLogger(log));
}

function handlers(deps: Deps): HandlersOf<typeof pluginCalls> {
  const { db, catalog, directory, events, announce, authenticate, nudge } = deps;

  const plugin = async (token: string | undefined) => {
    const { slug } = await authenticate(token);
    const { offered, state } = requirePlugin(catalog, slug).plugin;
    if (offered) return slug;
    throw new PlatformError(
      'failed_precondition',
      `plugin "${slug}" is ${state?.name}: ${state?.message}`,
    );
  };

  return {
    async emitActivity({ space: named, actor, ...sent }, { token }) {
      const slug = await plugin(token);
      const { key: given, link: path, ...about } = checked(activity, sent, 'nothing is told');
      const space = await requireActiveIn(deps, slug, named);
      requireUnarchived(space);
      if (actor !== '' && !directory.users.has(actor)) await directory.refresh();
      if (actor !== '' && !directory.users.has(actor)) {
        throw new PlatformError('not_found', `there is no user "${actor}" who could have done it`);
      }
      const id = await addActivity(db, space.id, {
        plugin: slug,
        actor: actor === '' ? 'platform' : `user:${actor}`,
        ...about,
        link: path && `/s/${space.slug}/p/${slug}${path}`,
        ...(given !== '' && { key: given }),
      });
      announce.space(space.id);
      return { id };
    },

    async notify({ type: name, space: named, users, roles, actor, ...sent }, { token }) {
      const slug = await plugin(token);
      const { key: given, link: path, ...about } = checked(notification, sent, 'nobody is told');
      const type = await requireType(deps, slug, name);
      const space = named === '' ? undefined : await requireActiveIn(deps, slug, named);
      const within = space ? `/s/${space.slug}/p/${slug}` : `/p/${slug}`;
      await directory.refresh();
      const reached = await notify(
        { db, directory, senders: sendersOf(catalog) },
        type,
        {
          plugin: slug,
          type: name,
          ...about,
          link: path && `${within}${path}`,
          space: space?.id,
          key: given === '' ? undefined : given,
        },
        { userIds: users, roles, actor },
      );
      announce.inboxes(reached);
      nudge();
      if (reached.length > 0) events.notified({ plugin: slug, type: name, people: reached.length });
      return { notified: reached.length };
    },

    async listSpaceRecipients({ space: named }, { token }) {
      const slug = await plugin(token);
      const { id } = await requireActiveIn(deps, slug, named);
      const members = await listMembers(db, id);
      return {
        members: members.map(({ userId, displayName: name, roles }) => ({ userId, name, roles })),
        roles: spaceRoles.map((role) => ({
          role,
          title: spaceRoleTitles[role],
          members: members.filter(({ roles }) => roles.includes(role)).length,
        })),
      };
    },
  };
}

/** @throws PlatformError `not_found`; `failed_precondition` where the plugin is not active. */
async function requireActiveIn(
  { db }: Pick<Deps, 'db'>,
  slug: string,
  named: string,
): Promise<SpaceRow> {
  const space = isUuid(named) ? await findSpaceById(db, named) : await findSpace(db, named, null);
  if (!space) throw new PlatformError('not_found', `there is no space "${named}"`);
  const row = (await listSpacePlugins(db, space.id)).find((it) => it.plugin === slug);
  const decided = row?.decided ?? undefined;
  if (row && isActiveIn({ enabled: row.enabled, scopes: scopesOf(row), decided })) return space;
  throw new PlatformError(
    'failed_precondition',
    `plugin "${slug}" is not active in the space "${space.title}": an admin of the space can activate it there`,
    { reason: 'plugin-inactive' },
  );
}

async function requireType(
  { db, catalog }: Pick<Deps, 'db' | 'catalog'>,
  slug: string,
  name: string,
): Promise<Manifest['notificationTypes'][number]> {
  const { version = '' } = requirePlugin(catalog, slug).plugin;
  const types = (await findManifest(db, slug, version))?.notificationTypes ?? [];
  const type = types.find((it) => it.name === name);
  if (type) return type;
  const listed = types.map((it) => it.name).join(', ') || 'none';
  throw new PlatformError(
    'invalid',
    `the manifest of "${slug}" has no notification type "${name}"; it lists ${listed}`,
  );
}
