import type { Database } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import { platform } from '../access/caller.ts';
import type { Events } from '../events.ts';
import {
  claimDeliveries,
  deleteDelivery,
  postponeDelivery,
  type DeliveryRow,
} from './delivery-store.ts';
import { senderPoint } from './media.ts';

const deadlineMs = 30_000;
/** Longer than a call can take: another replica then takes what this one has left behind. */
const claimSeconds = 60;
const mostAttempts = 12;
const batch = 20;

type Deps = { db: Database; askPlugin: AskPlugin; events: Events; publicUrl: string };

/**
 * Hands notifications to the senders by which people want them: at least once, with the same id. A
 * sender that is away is waited for; one that fails is asked again with growing delays, twelve times
 * within about half a day.
 */
export async function deliverNotifications(deps: Deps): Promise<'again' | void> {
  const claimed = await claimDeliveries(deps.db, { claimSeconds, limit: batch });
  await Promise.all(claimed.map((row) => deliver(deps, row)));
  if (claimed.length === batch) return 'again';
}

async function deliver(
  { db, askPlugin, events, publicUrl }: Deps,
  row: DeliveryRow,
): Promise<void> {
  const { notification, plugin, contribution, attempts } = row;
  try {
    await askPlugin({
      plugin,
      call: `point/${senderPoint}/${contribution}`,
      payload: payloadOf(row, publicUrl),
      caller: platform,
      deadlineMs,
    });
    await deleteDelivery(db, row);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const away = error.code === 'unavailable';
    const givenUp = !away && attempts >= mostAttempts;
    if (givenUp) await deleteDelivery(db, row);
    else {
      const seconds = away ? 5 : attempts ** 4 + 5;
      await postponeDelivery(db, row, { seconds, attempts: away ? attempts - 1 : attempts });
    }
    if (away) return;
    const sender = `${plugin}/${contribution}`;
    const { message: reason } = error;
    events.notificationNotDelivered({ notification, sender, attempts, givenUp, reason });
  }
}

/** What a sender is called with. `id` is the same when the same notification comes again. */
function payloadOf(row: DeliveryRow, publicUrl: string) {
  const { userId, username, displayName, email, from, type, title, text, link, space, at } = row;
  return {
    id: row.notification,
    user: { id: userId, username, name: displayName, email },
    plugin: from,
    type,
    title,
    text,
    link: link === '' ? '' : new URL(link, publicUrl).href,
    space: space ?? '',
    at: at.toISOString(),
  };
}
