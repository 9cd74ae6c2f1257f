import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fromTimestamp, holds, toStruct } from '@patchbay/proto';
import { z } from 'zod';
import { html, type Html } from '../shell/html.ts';
import { outcomeOf, type Outcome } from '../shell/outcome.ts';
import { sendFragment, sendShell, signedIn } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { scheduleContent } from '../pages/schedule.ts';
import type { Session } from '../sign-in/sessions.ts';
import { parseParams } from './parse-params.ts';
import { doForAdministrator, orSchedulerAway, type Titled } from './task-action.ts';
import type { TasksContext } from './task-routes.ts';

type At = { Params: { id: string } };

const query = z.object({ page: z.string().max(500).catch('') });
const form = z.object({
  /** The query of the list it was sent from; absent on the schedule's own page. */
  back: z
    .string()
    .max(2_000)
    .regex(/^[\w=&%.+-]*$/)
    .optional()
    .catch(undefined),
  params: z.string().max(16_000).optional(),
});
const options = { timeoutMs: 5_000 };
const nextShown = 5;

/** One schedule: for everyone to see, for administrators to run, pause, resume and delete. */
export function scheduleRoutes(app: FastifyInstance, context: TasksContext): void {
  const { catalog, scheduler, newFrame } = context;

  const read = async (id: string, page: string, { person }: Session): Promise<Titled> => {
    const [schedule, { moments }, { runs, nextPageToken }] = await Promise.all([
      scheduler.getSchedule({ id }, options),
      scheduler.previewSchedule({ scheduleId: id, count: nextShown }, options),
      scheduler.listRuns({ scheduleId: id, pageSize: 25, pageToken: page }, options),
    ]);
    const next = schedule.state === 'active' ? moments : [];
    const main = scheduleContent({
      schedule,
      next: next.flatMap((at) => fromTimestamp(at) ?? []),
      runs,
      nextPage: nextPageToken,
      pluginTitle: catalog.plugins().get(schedule.plugin)?.title ?? schedule.plugin,
      mayRun: holds(person, 'tasks.administer'),
    });
    return { title: `${schedule.title || schedule.task}: schedule`, main };
  };

  const content = (id: string, page: string, session: Session) =>
    orSchedulerAway('Schedule', () => read(id, page, session));

  const page = async (id: string, at: string, session: Session, message: Html): Promise<Titled> => {
    const live = `/-/fragments/tasks/schedules/${encodeURIComponent(id)}?page=${encodeURIComponent(at)}`;
    const { title, main } = await content(id, at, session);
    return {
      title,
      main: html`<p class="crumb"><a href="/tasks">Tasks</a></p>
        ${message}
        <div data-live="${live}" data-on="runs catalog">${main}</div>`,
    };
  };

  app.get<At>('/tasks/schedules/:id', async (request, reply) => {
    const session = await signedIn(request, context);
    const done = outcomeOf(request.query);
    const message = done === undefined ? html`` : callout('good', done);
    const { page: from } = query.parse(request.query);
    const titled = await page(request.params.id, from, session, message);
    return sendShell(reply, context, { ...titled, at: '/tasks', session, frame: newFrame() });
  });

  app.get<At>('/-/fragments/tasks/schedules/:id', async (request, reply) => {
    const session = await signedIn(request, context);
    const { page: from } = query.parse(request.query);
    const { main } = await content(request.params.id, from, session);
    return sendFragment(reply, main, newFrame());
  });

  const action = (
    verb: string,
    {
      act,
      done,
      failed,
    }: {
      act: (
        asked: { id: string; requestedBy: string },
        fields: z.output<typeof form>,
      ) => Promise<unknown>;
      done: Outcome['done'];
      failed: string;
    },
  ): void => {
    app.post<At>(`/tasks/schedules/:id/${verb}`, (request, reply) => {
      const { id } = request.params;
      const fields = form.parse(request.body ?? {});
      return doForAdministrator(sent(request, reply, context), {
        about: `schedule ${id}`,
        act: (requestedBy) => act({ id, requestedBy }, fields),
        outcome: { done },
        path: pathAfter(id, verb, fields.back),
        failed,
        show: (session, message) => page(id, '', session, message),
      });
    });
    app.get<At>(`/tasks/schedules/:id/${verb}`, (request, reply) =>
      reply.redirect(`/tasks/schedules/${encodeURIComponent(request.params.id)}`, 303),
    );
  };

  action('run', {
    act: ({ id, requestedBy }, { params }) => {
      const given = params === undefined ? {} : { params: toStruct(parseParams(params)) };
      return scheduler.runNow({ scheduleId: id, requestedBy, ...given }, options);
    },
    done: 'started',
    failed: 'not started',
  });
  action('pause', {
    act: (asked) => scheduler.pauseSchedule(asked, options),
    done: 'paused',
    failed: 'it is not paused',
  });
  action('resume', {
    act: (asked) => scheduler.resumeSchedule(asked, options),
    done: 'resumed',
    failed: 'it is not resumed',
  });
  action('delete', {
    act: (asked) => scheduler.deleteSchedule(asked, options),
    done: 'unscheduled',
    failed: 'it is not deleted',
  });
}

function sent(request: FastifyRequest, reply: FastifyReply, context: TasksContext) {
  return { request, reply, context };
}

function pathAfter(id: string, verb: string, back: string | undefined): string {
  if (verb === 'delete') return '/tasks';
  return back === undefined ? `/tasks/schedules/${encodeURIComponent(id)}` : `/tasks?${back}`;
}
