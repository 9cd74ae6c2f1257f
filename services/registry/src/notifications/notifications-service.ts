import type { Database } from '@patchbay/chassis';
import {
  fromStruct,
  invalid,
  mount,
  notifications,
  PlatformError,
  toTimestamp,
  type HandlersOf,
  type Manifest,
  type Mounted,
  type Violation,
} from '@patchbay/proto';
import { callerOf } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isUuid } from '../checked.ts';
import type { Guard, Needs } from '../access/guard.ts';
import { userIdOf } from '../spaces/space-access.ts';
import type { Announce } from './announce.ts';
import { inbox, sendersOf } from './media.ts';
import { countUnread, listInbox, markRead } from './notification-store.ts';
import { listPreferences, savePreference } from './preference-store.ts';

type Deps = { db: Database; catalog: Catalog; announce: Announce };

const needs: Needs<typeof notifications> = {
  listNotifications: 'anybody',
  markNotificationsRead: 'anybody',
  getNotificationPreferences: 'anybody',
  updateNotificationPreferences: 'anybody',
};

/** `patchbay.registry.v1.Notifications`: somebody's inbox, and how they want to be notified. */
export function mountNotifications({ guard, ...deps }: Deps & { guard: Guard }): Mounted {
  return mount(notifications, handlers(deps), guard.mounted(needs));
}

function handlers({ db, catalog, announce }: Deps): HandlersOf<typeof notifications> {
  const media = () => [
    { name: inbox, title: 'Inbox' },
    ...sendersOf(catalog).map(({ medium: name, title }) => ({ name, title })),
  ];
  const preferences = async (userId: string) => {
    const names = media().map(({ name }) => name);
    const chosen = await listPreferences(db, [userId]);
    return declaredTypes(catalog).map(({ plugin, pluginTitle, type }) => ({
      plugin,
      pluginTitle,
      name: type.name,
      title: type.title,
      description: type.description ?? '',
      media: names.filter((medium) => {
        const choice = chosen.find(
          (it) => it.plugin === plugin && it.type === type.name && it.medium === medium,
        );
        return choice?.wanted ?? type.defaultEnabled;
      }),
    }));
  };

  return {
    async listNotifications({ pageSize, pageToken }, context) {
      const userId = requirePerson(context);
      const size = pageSize === 0 ? 20 : Math.min(pageSize, 100);
      const before = isUuid(pageToken) ? pageToken : undefined;
      const rows = await listInbox(db, userId, { before, limit: size + 1 });
      const page = rows.slice(0, size);
      return {
        notifications: page.map(({ at, readAt, space, spaceTitle, ...notification }) => ({
          ...notification,
          space: space ?? '',
          spaceTitle: spaceTitle ?? '',
          at: toTimestamp(at),
          read: readAt !== null,
        })),
        nextPageToken: rows.length > size ? (page.at(-1)?.id ?? '') : '',
        unread: await countUnread(db, userId),
      };
    },

    async markNotificationsRead({ ids }, context) {
      const userId = requirePerson(context);
      await markRead(db, userId, ids.length === 0 ? undefined : ids.filter(isUuid));
      announce.inboxes([userId]);
      return { unread: await countUnread(db, userId) };
    },

    async getNotificationPreferences(_request, context) {
      return { media: media(), types: await preferences(requirePerson(context)) };
    },

    async updateNotificationPreferences({ preferences: sent }, context) {
      const userId = requirePerson(context);
      const types = declaredTypes(catalog);
      const names = media().map(({ name }) => name);
      const violations = sent.flatMap(({ plugin, type, medium }, index): Violation[] => {
        const field = `preferences[${index}]`;
        if (!names.includes(medium)) {
          const message = `there is no "${medium}"; there is ${names.join(', ')}`;
          return [{ field: `${field}.medium`, message }];
        }
        const isKnown = types.some((it) => it.plugin === plugin && it.type.name === type);
        const message = `plugin "${plugin}" has no such type of notification`;
        return isKnown ? [] : [{ field: `${field}.type`, message }];
      });
      if (violations.length > 0) throw invalid('the preferences are not changed', violations);
      await db.transaction(async (tx) => {
        for (const preference of sent) await savePreference(tx, { ...preference, userId });
      });
      return { types: await preferences(userId) };
    },
  };
}

function requirePerson(context: Parameters<typeof callerOf>[0]): string {
  const userId = userIdOf(callerOf(context));
  if (userId !== null) return userId;
  throw new PlatformError(
    'invalid',
    'notifications are those of a person: call on behalf of one (patchbay-on-behalf-of: user:<id>)',
  );
}

/** The types that installed plugins declare, by plugin. */
function declaredTypes(catalog: Catalog) {
  return catalog.entries().flatMap(({ plugin: { slug, title = slug, manifest, state } }) => {
    if (state?.name === 'removed') return [];
    const { notificationTypes = [] } = fromStruct(manifest) as Partial<Manifest>;
    return notificationTypes.map((type) => ({ plugin: slug, pluginTitle: title, type }));
  });
}
