import type { Database } from '@patchbay/chassis';
import type { Manifest } from '@patchbay/proto';
import type { Directory } from '../people/directory.ts';
import { addDelivery } from './delivery-store.ts';
import { inbox, type Sender } from './media.ts';
import { addNotification, type NewNotification } from './notification-store.ts';
import { listPreferences } from './preference-store.ts';
import { recipientsOf } from './recipients.ts';

export type NotificationType = Manifest['notificationTypes'][number];

/**
 * Stores a notification for everybody who is meant and wants it, with what is to be sent, in one
 * transaction. Returns the ids of those it reached.
 */
export async function notify(
  { db, directory, senders }: { db: Database; directory: Directory; senders: readonly Sender[] },
  type: NotificationType,
  notification: NewNotification,
  meant: Omit<Parameters<typeof recipientsOf>[1], 'space'>,
): Promise<string[]> {
  const recipients = recipientsOf(directory, { ...meant, space: notification.space });
  return db.transaction(async (tx) => {
    const chosen = await listPreferences(tx, recipients, notification);
    const isWanted = (userId: string, medium: string) =>
      chosen.find((it) => it.userId === userId && it.medium === medium)?.wanted ??
      type.defaultEnabled;
    const reached: string[] = [];
    for (const userId of recipients) {
      const wanted = senders.filter(({ medium }) => isWanted(userId, medium));
      const person = { userId, inbox: isWanted(userId, inbox) };
      if (!person.inbox && wanted.length === 0) continue;
      const id = await addNotification(tx, notification, person);
      if (id === undefined) continue;
      for (const { plugin, contribution } of wanted) {
        await addDelivery(tx, { notification: id, plugin, contribution });
      }
      reached.push(userId);
    }
    return reached;
  });
}
