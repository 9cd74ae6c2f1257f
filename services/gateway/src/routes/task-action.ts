import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import type { Html } from '../shell/html.ts';
import { outcomeUrl, type Outcome } from '../shell/outcome.ts';
import { sendShell, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import { schedulerAway } from '../pages/scheduler-away.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf, whyUndone } from '../shell/trouble.ts';
import type { TasksContext } from './task-routes.ts';

/** What a page shows, and what it is called in the browser's tab. */
export type Titled = { title: string; main: Html };

/** What `show` makes; while the scheduler does not answer, that it does not, with `title`. */
export async function orSchedulerAway(title: string, show: () => Promise<Titled>): Promise<Titled> {
  try {
    return await show();
  } catch (error) {
    return { title, main: schedulerAway(whyAway(error)) };
  }
}

/** Why the scheduler does not answer; what else went wrong is thrown again. */
export function whyAway(error: unknown): string {
  const isAway = error instanceof PlatformError && ['unavailable', 'timeout'].includes(error.code);
  if (!isAway) throw error;
  return troubleOf(error.message);
}

/**
 * Does something for an administrator and leads back to `path`, which then says what was done. When
 * it cannot be done, the page of `show` says why.
 */
export async function doForAdministrator(
  {
    request,
    reply,
    context,
  }: { request: FastifyRequest; reply: FastifyReply; context: TasksContext },
  {
    about,
    act,
    outcome,
    path,
    failed,
    show,
  }: {
    about: string;
    /** Does it in the name of somebody. */
    act: (requestedBy: string) => Promise<unknown>;
    outcome: Outcome;
    path: string;
    /** Begins the sentence that says why it was not done. */
    failed: string;
    show: (session: Session, message: Html) => Promise<Titled>;
  },
): Promise<FastifyReply> {
  const session = await signedInFor('tasks.administer', request, context);
  const { person } = session;
  try {
    await act(person.username);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    reply.code(errorTable[error.code].http);
    const message = callout('bad', whyUndone(failed, error.message));
    const titled = await show(session, message);
    const frame = context.newFrame();
    return sendShell(reply, context, { ...titled, at: '/tasks', session, frame });
  }
  context.events.decided({ about, decision: outcome.done, account: person.id });
  const [base = path, query] = path.split('?');
  return reply.redirect(`${outcomeUrl(base, outcome)}${query ? `&${query}` : ''}`, 303);
}
