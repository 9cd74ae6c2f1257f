import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import {
  errorTable,
  invalid,
  parseDuration,
  PlatformError,
  repeat,
  toStruct,
  type JsonObject,
} from '@patchbay/proto';
import { z } from 'zod';
import { newSchedulePage, type NewSchedule } from '../pages/new-schedule.ts';
import { outcomeUrl } from '../shell/outcome.ts';
import { sendShell, signedInFor } from '../shell/pages-context.ts';
import { troubleOf } from '../shell/trouble.ts';
import type { Session } from '../sign-in/sessions.ts';
import { parseParams } from './parse-params.ts';
import type { TasksContext } from './task-routes.ts';

const line = z.string().max(200).trim().default('');
const form = z.object({
  task: line,
  begins: line,
  repeats: z
    .enum([...Object.keys(repeat), 'cron'] as (keyof typeof repeat | 'cron')[])
    .default('never'),
  cron: line,
  timezone: line,
  params: z.string().max(16_000).trim().default(''),
  request: z.string().max(100).default(randomUUID),
}) satisfies z.ZodType<NewSchedule>;

/** A schedule that an administrator makes of a task that a plugin declares. */
export function newScheduleRoutes(app: FastifyInstance, context: TasksContext): void {
  const { catalog, events, scheduler, newFrame } = context;
  const page = (session: Session, entered: NewSchedule, trouble?: string) => {
    const main = newSchedulePage({ plugins: catalog.plugins().values(), entered, trouble });
    return { title: 'New schedule', at: '/tasks', main, session, frame: newFrame() };
  };

  app.get('/tasks/new', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const entered = form.parse({ timezone: session.timeZone });
    return sendShell(reply, context, page(session, entered));
  });

  app.post('/tasks/new', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const { person } = session;
    const entered = form.parse(request.body);
    const [plugin = '', task = ''] = entered.task.split('/');
    try {
      const { schedule } = await scheduler.createSchedule(
        { plugin, schedule: toStruct(wanted(task, entered)), requestedBy: person.username },
        { timeoutMs: 5_000 },
      );
      events.decided({ about: entered.task, decision: 'scheduled', account: person.id });
      const path = `/tasks/schedules/${encodeURIComponent(schedule?.id ?? '')}`;
      return await reply.redirect(outcomeUrl(path, { done: 'scheduled' }), 303);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const trouble = `it is not scheduled: ${troubleOf(error.message)}`;
      return sendShell(reply, context, page(session, entered, trouble));
    }
  });
}

/** What the scheduler is asked for. */
function wanted(task: string, entered: z.output<typeof form>): JsonObject {
  const { begins, repeats, cron, timezone, params, request } = entered;
  const more = { ...(params !== '' && { params: parseParams(params) }), requestId: request };
  if (repeats === 'cron') return { task, cron, ...(timezone !== '' && { timezone }), ...more };
  const delay = begins === '' ? 0 : parseDuration(begins);
  if (delay === undefined) {
    const message = `"${begins}" is no time: write it like 10m, or 1h 30m`;
    throw invalid('the schedule cannot be made', [{ field: 'begins', message }]);
  }
  const every = repeat[repeats];
  return { task, in: delay, ...(every > 0 && { every }), ...more };
}
