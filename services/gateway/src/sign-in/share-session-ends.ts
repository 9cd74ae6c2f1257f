import type { Logger, NatsWhenThere } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { Sessions } from './sessions.ts';

/**
 * Tells the other processes of the gateway which sessions ended here, and hears of theirs: so a sign-out
 * counts everywhere at once. Without NATS it counts there as soon as the session is read again.
 */
export function shareSessionEnds({
  nats,
  sessions,
  log,
}: {
  nats: NatsWhenThere;
  sessions: Pick<Sessions, 'onEnd' | 'endedElsewhere'>;
  log: Logger;
}): void {
  sessions.onEnd((id, { elsewhere }) => {
    if (!elsewhere && nats.isUp()) nats.current()?.connection.publish(wire.subjects.sessionEnd, id);
  });
  nats.whenThere(({ connection }) => {
    connection.subscribe(wire.subjects.sessionEnd, {
      callback(error, message) {
        if (error) log.warn({ err: error }, 'cannot hear of sessions that end elsewhere');
        else sessions.endedElsewhere(message.string());
      },
    });
  });
}
