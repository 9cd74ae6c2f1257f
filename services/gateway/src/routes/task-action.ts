import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorTable, PlatformError } from '@patchbay/proto';
import type { Html } from '../shell/html.ts';
import { outcomeUrl, type Outcome } from '../shell/outcome.ts';
import { sendShell, signedInFor } from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf } from '../shell/trouble.ts';
import type { TasksContext } from './task-routes.ts';

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
    show: (session: Session, frame: PageFrame, message: Html) => Promise<Html>;
  },
): Promise<FastifyReply> {
  const session = await signedInFor('tasks.administer', request, context);
  const { person } = session;
  try {
    await act(person.username);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    reply.code(errorTable[error.code].http);
    const frame = context.newFrame();
    const message = callout('bad', `${failed}: ${troubleOf(error.message)}`);
    const main = await show(session, frame, message);
    return sendShell(reply, context, { title: 'Tasks', at: '/tasks', main, session, frame });
  }
  context.events.decided({ about, decision: outcome.done, account: person.id });
  const [base = path, query] = path.split('?');
  return reply.redirect(`${outcomeUrl(base, outcome)}${query ? `&${query}` : ''}`, 303);
}
