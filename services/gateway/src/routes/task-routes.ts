import type { FastifyInstance } from 'fastify';
import { holds, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import type { PageFrame } from '../page-frame.ts';
import {
  sendFragment,
  sendShell,
  signedIn,
  signedInFor,
  type PagesContext,
} from '../pages-context.ts';
import {
  queryOf,
  runStates,
  tasksContent,
  tasksPage,
  type Message,
  type TaskFilter,
  type TasksData,
} from '../pages/tasks.ts';
import type { SchedulerClient } from '../platform-clients.ts';
import type { Session } from '../sessions.ts';
import { troubleOf } from '../trouble.ts';

const query = z.object({
  plugin: z.string().max(63).catch(''),
  state: z.enum(['', ...runStates]).catch(''),
  page: z.string().max(500).catch(''),
  started: z.string().optional().catch(undefined),
});

const form = z.object({
  scheduleId: z.string().min(1).max(100),
  plugin: z.string().max(63).catch(''),
  state: z.string().max(63).catch(''),
});

/** Tasks: for everyone to see, for administrators to run. */
export function taskRoutes(
  app: FastifyInstance,
  context: PagesContext & { scheduler: SchedulerClient },
): void {
  const { catalog, events, scheduler, newFrame } = context;

  const content = async (filter: TaskFilter, { person }: Session, frame: PageFrame) =>
    tasksContent({
      data: await tasksData(scheduler, filter),
      filter,
      plugins: catalog.plugins(),
      mayRun: holds(person, 'tasks.administer'),
      frame,
    });

  const page = async (filter: TaskFilter, session: Session, message: Message | undefined) => {
    const frame = newFrame();
    const main = tasksPage({
      filter,
      plugins: catalog.plugins(),
      message,
      content: await content(filter, session, frame),
    });
    return { title: 'Tasks', at: '/tasks', main, session, frame, scripts: ['filters'] };
  };

  app.get('/tasks', async (request, reply) => {
    const session = await signedIn(request, context);
    const { started, ...filter } = query.parse(request.query);
    const message: Message | undefined = started ? { tone: 'good', text: startedText } : undefined;
    return sendShell(reply, context, await page(filter, session, message));
  });

  app.get('/-/fragments/tasks', async (request, reply) => {
    const session = await signedIn(request, context);
    const { started: _, ...filter } = query.parse(request.query);
    const frame = newFrame();
    return sendFragment(reply, await content(filter, session, frame), frame);
  });

  app.post('/tasks/run', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const { scheduleId, ...rest } = form.parse(request.body);
    const filter = { ...query.parse(rest), page: '' };
    try {
      const requestedBy = session.person.username;
      await scheduler.runNow({ scheduleId, requestedBy }, { timeoutMs: 5_000 });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(error.code === 'already_exists' ? 409 : 503);
      const message: Message = { tone: 'bad', text: `not started: ${troubleOf(error.message)}` };
      return sendShell(reply, context, await page(filter, session, message));
    }
    events.runRequested({ schedule: scheduleId, account: session.person.id });
    const parameters = queryOf(filter);
    return reply.redirect(`/tasks?${parameters}${parameters && '&'}started=1`, 303);
  });
}

const startedText = 'the run is started; it appears below as it goes on';

async function tasksData(
  scheduler: SchedulerClient,
  { plugin, state, page }: TaskFilter,
): Promise<TasksData> {
  const options = { timeoutMs: 3_000 };
  try {
    const [{ schedules }, { runs, nextPageToken }] = await Promise.all([
      scheduler.listSchedules({ plugin, pageSize: 200 }, options),
      scheduler.listRuns({ plugin, state, pageSize: 50, pageToken: page }, options),
    ]);
    return { schedules, runs, nextPage: nextPageToken };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { trouble: troubleOf(error.message) };
  }
}
