import type { FastifyInstance } from 'fastify';
import { holds, PlatformError } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { outcomeOf } from '../shell/outcome.ts';
import { sendFragment, sendShell, signedIn } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { runContent } from '../pages/run.ts';
import type { Session } from '../sign-in/sessions.ts';
import { doForAdministrator, orSchedulerAway, type Titled } from './task-action.ts';
import type { TasksContext } from './task-routes.ts';

type At = { Params: { id: string } };

const options = { timeoutMs: 5_000 };
const linesShown = 500;

/** One run: for everyone to see, for administrators to cancel and to try again. */
export function runRoutes(app: FastifyInstance, context: TasksContext): void {
  const { catalog, scheduler, newFrame } = context;

  const read = async (id: string, { person, timeZone }: Session): Promise<Titled> => {
    const [{ run, attempts }, { lines, nextPageToken }] = await Promise.all([
      scheduler.getRun({ id }, options),
      scheduler.listRunLog({ id, pageSize: linesShown }, options),
    ]);
    if (!run) throw new PlatformError('not_found', `there is no run "${id}"`);
    const main = runContent({
      run,
      attempts,
      lines,
      moreLines: nextPageToken !== '',
      pluginTitle: catalog.plugins().get(run.plugin)?.title ?? run.plugin,
      timeZone,
      mayRun: holds(person, 'tasks.administer'),
    });
    return { title: `${run.title || run.task}: run`, main };
  };

  const content = (id: string, session: Session) => orSchedulerAway('Run', () => read(id, session));

  const page = async (id: string, session: Session, message: Html): Promise<Titled> => {
    const { title, main } = await content(id, session);
    return {
      title,
      main: html`<p class="crumb"><a href="/tasks">Tasks</a></p>
        ${message}
        <div data-live="/-/fragments/tasks/runs/${encodeURIComponent(id)}" data-on="runs">
          ${main}
        </div>`,
    };
  };

  app.get<At>('/tasks/runs/:id', async (request, reply) => {
    const session = await signedIn(request, context);
    const done = outcomeOf(request.query);
    const message = done === undefined ? html`` : callout('good', done);
    const titled = await page(request.params.id, session, message);
    return sendShell(reply, context, { ...titled, at: '/tasks', session, frame: newFrame() });
  });

  app.get<At>('/-/fragments/tasks/runs/:id', async (request, reply) => {
    const session = await signedIn(request, context);
    const { main } = await content(request.params.id, session);
    return sendFragment(reply, main, newFrame());
  });

  const action = (
    verb: string,
    {
      act,
      done,
      failed,
    }: {
      act: (asked: { id: string; requestedBy: string }) => Promise<unknown>;
      done: 'cancelled' | 'retried';
      failed: string;
    },
  ): void => {
    app.post<At>(`/tasks/runs/:id/${verb}`, (request, reply) => {
      const { id } = request.params;
      return doForAdministrator(
        { request, reply, context },
        {
          about: `run ${id}`,
          act: (requestedBy) => act({ id, requestedBy }),
          outcome: { done },
          path: `/tasks/runs/${encodeURIComponent(id)}`,
          failed,
          show: (session, message) => page(id, session, message),
        },
      );
    });
    app.get<At>(`/tasks/runs/:id/${verb}`, (request, reply) =>
      reply.redirect(`/tasks/runs/${encodeURIComponent(request.params.id)}`, 303),
    );
  };

  action('cancel', {
    act: (asked) => scheduler.cancelRun(asked, options),
    done: 'cancelled',
    failed: 'it is not cancelled',
  });
  action('retry', {
    act: (asked) => scheduler.retryRun(asked, options),
    done: 'retried',
    failed: 'it is not tried again',
  });
}
