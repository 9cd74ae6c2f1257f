import type { NatsWhenThere } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';

/**
 * Calls back when there is news in somebody's inbox or something happened in a space, as NATS tells
 * it. It is only for pages that are open: without NATS they show it at their next load.
 */
export function followNews({
  nats,
  onInbox,
  onSpace,
}: {
  nats: NatsWhenThere;
  onInbox: (userId: string) => void;
  onSpace: (id: string) => void;
}): void {
  nats.whenThere(({ connection }) => {
    const follow = (subject: string, tell: (id: string) => void) =>
      connection.subscribe(subject, {
        callback: (error, message) => {
          if (!error) tell(wire.pluginOf(message.subject));
        },
      });
    follow(wire.subjects.inboxEvent('*'), onInbox);
    follow(wire.subjects.spaceEvent('*'), onSpace);
  });
}
