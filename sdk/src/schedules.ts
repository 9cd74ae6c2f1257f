import { randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import {
  createBackoff,
  invalid,
  nats,
  paramsProblem,
  PlatformError,
  type JsonObject,
} from '@patchbay/proto';

/** What a plugin asks for: one of its tasks, and when. What is left out is as the task declares it. */
export type ScheduleRequest = {
  task: string;
  /** No run after this moment. */
  until?: Date;
  params?: Record<string, unknown>;
  priority?: number;
  overlap?: 'forbid' | 'queue' | 'replace' | 'allow';
  misfire?: 'run-once' | 'skip-to-next' | 'catch-up';
  maxAttempts?: number;
  /** Id of the space it is for: required of tasks whose scope is `space`, as `context.space.id`. */
  space?: string;
  /** Names this schedule, so that asking again finds it. */
  dedupeKey?: string;
  /**
   * When there is one of that name, or without a name one with the same params, which is not over:
   * leave it (`skip`, the default with a name), begin it anew as asked for (`reschedule`), or have
   * another (`add`, the default without a name).
   */
  ifExists?: 'add' | 'reschedule' | 'skip';
} & When;

/**
 * When it runs. `in` is seconds from now, `every` seconds from one run to the next: first now, or at `at`,
 * or after `in`. `cron` has 5 or 6 fields, or is `@daily` and the like, or `@every 90s`, in `timezone`,
 * UTC unless told; none of its runs is before `at`.
 */
type When =
  | { in: number; every?: number; at?: never; cron?: never; timezone?: never }
  | { at: Date; every?: number; in?: never; cron?: never; timezone?: never }
  | { every: number; in?: never; at?: never; cron?: never; timezone?: never }
  | { cron: string; timezone?: string; at?: Date; in?: never; every?: never };

export type Scheduled = {
  scheduleId: string;
  /** False when it was there and was left alone. */
  created: boolean;
  /** Null when no moment is left. */
  nextFireAt: Date | null;
};

/** Schedules that the plugin asks for while it runs, of its own tasks. */
export type Schedules = {
  /**
   * Asks for a schedule. It is stored when this resolves, and survives the plugin, until its runs are
   * over.
   *
   * @throws PlatformError `invalid` with the fields; `unavailable` when no scheduler answers within
   * some 13 seconds, `failed_precondition` when the plugin has no such task.
   * @example await schedules.add({ task: 'remind', in: 3600, params: { to: 'ada' } });
   */
  add(request: ScheduleRequest): Promise<Scheduled>;
  /** Removes one by its id, or by its task and name. False when there is none. */
  remove(
    which: { scheduleId: string } | { task: string; dedupeKey: string; space?: string },
  ): Promise<boolean>;
};

const answerMs = 3_000;
const tries = 4;

/** Asks over NATS; a request that nobody answered is asked again, and counts once. */
export function createSchedules({
  slug,
  connection,
}: {
  slug: string;
  connection: () => Promise<NatsConnection>;
}): Schedules {
  const ask = async (subject: string, request: object): Promise<unknown> => {
    const backoff = createBackoff({ minMs: 100, maxMs: 1_000 });
    const open = await connection();
    for (let attempt = 1; ; attempt++) {
      try {
        const reply = await open.request(subject, JSON.stringify(request), { timeout: answerMs });
        return reply.json();
      } catch (cause) {
        if (attempt === tries) {
          throw new PlatformError('unavailable', 'the scheduler does not answer', { cause });
        }
        await backoff.wait();
      }
    }
  };
  return {
    async add(request) {
      const { at, until, ...same } = request;
      const message = paramsProblem((request.params ?? {}) as JsonObject);
      if (message) throw invalid('the schedule cannot be made', [{ field: 'params', message }]);
      const answer = await ask(nats.subjects.schedule(slug), {
        ...same,
        ...(at && { at: at.toISOString() }),
        ...(until && { until: until.toISOString() }),
        requestId: randomUUID(),
      });
      const reply = nats.scheduleReply.parse(answer);
      if (!('refused' in reply)) {
        const nextFireAt = reply.nextFireAt === null ? null : new Date(reply.nextFireAt);
        return { ...reply, nextFireAt };
      }
      const { refused, violations } = reply;
      if (violations.length > 0) throw invalid('the schedule cannot be made', violations);
      throw new PlatformError('failed_precondition', refused);
    },
    async remove(which) {
      return nats.unscheduleReply.parse(await ask(nats.subjects.unschedule(slug), which)).removed;
    },
  };
}
