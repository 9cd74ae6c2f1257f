import type { Database, Logger, Nats } from '@patchbay/chassis';
import { nats as wire, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import type { Events } from '../events.ts';
import { requestSchedule, unschedule } from './requested-schedules.ts';
import { respond } from '../triggers/responder.ts';

/** Answers plugins that ask for schedules of their own tasks, or remove such. */
export function answerScheduleRequests({
  db,
  nats,
  events,
  log,
  onScheduled,
}: {
  db: Database;
  nats: Nats;
  events: Events;
  log: Logger;
  /** Told that a schedule may be due soon. */
  onScheduled: () => void;
}): AsyncDisposable {
  const stack = new AsyncDisposableStack();
  const schedule = async (plugin: string, request: unknown): Promise<wire.ScheduleReply> => {
    try {
      const made = await requestSchedule(
        { db, events },
        { plugin, request, by: `plugin:${plugin}` },
      );
      onScheduled();
      const nextFireAt = made.nextFireAt?.toISOString() ?? null;
      return { scheduleId: String(made.id), created: made.created, nextFireAt };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return { refused: error.message, violations: [...(error.details.violations ?? [])] };
    }
  };
  stack.use(
    respond({
      nats,
      subject: wire.subjects.schedule('*'),
      schema: z.unknown(),
      answer: schedule,
      events,
      log,
    }),
  );
  stack.use(
    respond({
      nats,
      subject: wire.subjects.unschedule('*'),
      schema: wire.unscheduleRequest,
      answer: async (plugin, request): Promise<wire.UnscheduleReply> => ({
        removed: await unschedule({ db, events }, { plugin, request }),
      }),
      events,
      log,
    }),
  );
  return stack;
}
