import type { FastifyInstance } from 'fastify';
import { errorTable, holds, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { outcomeOf, outcomeUrl } from '../shell/outcome.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import {
  sendFragment,
  sendShell,
  signedIn,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import {
  queryOf,
  runStates,
  scheduleStates,
  tasksContent,
  tasksPage,
  type Message,
  type TaskFilter,
  type TasksData,
} from '../pages/tasks.ts';
import type { SchedulerClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { whyUndone } from '../shell/trouble.ts';
import { whyAway } from './task-action.ts';

export type TasksContext = PagesContext & { scheduler: SchedulerClient };

/** Schedules, and runs, of a page: some screens of a phone. */
const shown = 25;

const query = z.object({
  plugin: z.string().max(63).catch(''),
  task: z.string().max(63).catch(''),
  state: z.enum(['', ...runStates]).catch(''),
  schedules: z.enum(['', ...scheduleStates]).catch(''),
  page: z.string().max(500).catch(''),
  after: z.string().max(500).catch(''),
});

/** Tasks: for everyone to see; administrators try failed runs again. */
export function taskRoutes(app: FastifyInstance, context: TasksContext): void {
  const { catalog, events, scheduler, newFrame } = context;

  const content = async (filter: TaskFilter, { person }: Session) =>
    tasksContent({
      data: await tasksData(scheduler, filter),
      filter,
      plugins: catalog.plugins(),
      mayRun: holds(person, 'tasks.administer'),
    });

  const page = async (filter: TaskFilter, session: Session, message: Message | undefined) => {
    const frame: PageFrame = newFrame();
    const main = tasksPage({
      filter,
      plugins: catalog.plugins(),
      message,
      content: await content(filter, session),
    });
    return { title: 'Tasks', at: '/tasks', main, session, frame, scripts: ['filters'] };
  };

  app.get('/tasks', async (request, reply) => {
    const session = await signedIn(request, context);
    const done = outcomeOf(request.query);
    const message: Message | undefined = done ? { tone: 'good', text: done } : undefined;
    return sendShell(reply, context, await page(query.parse(request.query), session, message));
  });

  app.get('/-/fragments/tasks', async (request, reply) => {
    const session = await signedIn(request, context);
    const part = await content(query.parse(request.query), session);
    return sendFragment(reply, part, newFrame());
  });

  app.post('/tasks/retry', async (request, reply) => {
    const session = await signedInFor('tasks.administer', request, context);
    const filter = { ...query.parse(request.body), page: '', after: '' };
    const { plugin, task } = filter;
    const requestedBy = session.person.username;
    try {
      const { retried, remaining } = await scheduler.retryRuns(
        { plugin, task, requestedBy },
        { timeoutMs: 10_000 },
      );
      events.decided({ about: plugin || 'all', decision: 'retry', account: session.person.id });
      const [count, left] = [String(retried), String(remaining)];
      const outcome = outcomeUrl('/tasks', { done: 'retriedAll', count, remaining: left });
      return await reply.redirect(`${outcome}&${queryOf({ ...filter, state: '' })}`, 303);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const text = whyUndone('they are not tried again', error.message);
      return sendShell(reply, context, await page(filter, session, { tone: 'bad', text }));
    }
  });
}

async function tasksData(
  scheduler: SchedulerClient,
  { plugin, task, state, schedules: scheduleState, page, after }: TaskFilter,
): Promise<TasksData> {
  const options = { timeoutMs: 3_000 };
  try {
    const [{ schedules, nextPageToken: nextSchedules }, { runs, nextPageToken }] =
      await Promise.all([
        scheduler.listSchedules(
          { plugin, task, state: scheduleState, pageSize: shown, pageToken: after },
          options,
        ),
        scheduler.listRuns({ plugin, task, state, pageSize: shown, pageToken: page }, options),
      ]);
    return { schedules, nextSchedules, runs, nextPage: nextPageToken };
  } catch (error) {
    return { trouble: whyAway(error) };
  }
}
