import type { NatsWhenThere } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';

export type Announce = {
  /** Something happened in a space. */
  space(id: string): void;
  /** These people have news in their inbox, or have read it. */
  inboxes(userIds: Iterable<string>): void;
};

/** Tells open pages to look again. Without NATS they do at their next load. */
export function createAnnounce({ nats }: { nats: NatsWhenThere }): Announce {
  const publish = (subject: string) => {
    if (nats.isUp()) nats.current()?.connection.publish(subject);
  };
  return {
    space: (id) => publish(wire.subjects.spaceEvent(id)),
    inboxes(userIds) {
      for (const id of userIds) publish(wire.subjects.inboxEvent(id));
    },
  };
}
