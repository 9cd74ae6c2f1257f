import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { errorTable, PlatformError, repeat, toStruct, type JsonObject } from '@patchbay/proto';
import { z } from 'zod';
import { newSchedulePage, type NewSchedule } from '../pages/new-schedule.ts';
import { previewContent } from '../schedules/preview-content.ts';
import { previewOf } from '../schedules/preview.ts';
import { wantedTiming, type EnteredTiming } from '../schedules/wanted-timing.ts';
import { outcomeUrl } from '../shell/outcome.ts';
import { sendFragment, sendShell, signedInFor } from '../shell/pages-context.ts';
import { troubleOf } from '../shell/trouble.ts';
import type { Session } from '../sign-in/sessions.ts';
import { parseParams } from './parse-params.ts';
import type { TasksContext } from './task-routes.ts';

const line = z.string().max(200).trim().default('');
const timing = z.object({
  begins: line,
  repeats: z
    .enum([...Object.keys(repeat), 'cron'] as (keyof typeof repeat | 'cron')[])
    .default('never'),
  cron: line,
  timezone: line,
}) satisfies z.ZodType<EnteredTiming>;
const form = timing.extend({
  task: line,
  params: z.string().max(16_000).trim().default(''),
  request: z.string().max(100).default(randomUUID),
}) satisfies z.ZodType<NewSchedule>;
const wantsPreview = z.object({ do: z.literal('preview') });

/** A schedule that an administrator makes of a task that a plugin declares. */
export function newScheduleRoutes(app: FastifyInstance, context: TasksContext): void {
  const { catalog, events, scheduler, newFrame } = context;
  const page = async (session: Session, entered: NewSchedule, trouble?: string) => {
    const plugins = catalog.plugins().values();
    const preview = await previewOf(scheduler, entered, session);
    const main = newSchedulePage({ plugins, entered, preview, trouble });
    const about = { title: 'New schedule', at: '/tasks', scripts: ['schedule-preview'] };
    return { ...about, main, session, frame: newFrame() };
  };

  app.get('/tasks/new', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const entered = form.parse({ timezone: session.timeZone });
    return sendShell(reply, context, await page(session, entered));
  });

  app.get('/-/fragments/schedule-preview', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const preview = await previewOf(scheduler, timing.parse(request.query), session);
    return sendFragment(reply, previewContent(preview), newFrame());
  });

  app.post('/tasks/new', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const { person } = session;
    const entered = form.parse(request.body);
    if (wantsPreview.safeParse(request.body).success) {
      return sendShell(reply, context, await page(session, entered));
    }
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
      return sendShell(reply, context, await page(session, entered, whyNotScheduled(error)));
    }
  });
}

function whyNotScheduled({ code, message }: PlatformError): string {
  switch (code) {
    case 'timeout':
      return 'it may be scheduled or not, since no answer came in time: send it again as it is, and it is there once';
    case 'unavailable':
      return `it is not scheduled, since the scheduler does not answer: ${troubleOf(message)}`;
    default:
      return `it is not scheduled: ${troubleOf(message)}`;
  }
}

/** What the scheduler is asked for. */
function wanted(task: string, entered: z.output<typeof form>): JsonObject {
  const { params, request } = entered;
  const more = { ...(params !== '' && { params: parseParams(params) }), requestId: request };
  const timing = wantedTiming(entered);
  if (timing.kind === 'cron') {
    const { cron, timezone } = timing;
    return { task, cron, ...(timezone !== '' && { timezone }), ...more };
  }
  const { delay, every } = timing;
  return { task, in: delay, ...(every > 0 && { every }), ...more };
}
