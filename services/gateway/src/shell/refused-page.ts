import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalContent, ways } from '../pages/refusal.ts';
import type { Refusal } from '../requests/refusal.ts';
import { isFramed, wantsPage } from '../requests/wants-page.ts';
import type { Session } from '../sign-in/sessions.ts';
import { html } from './html.ts';
import { judgedFor, sendShell, signedIn, type PagesContext } from './pages-context.ts';

/**
 * Tells somebody why there is nothing to see: in the shell to whoever is signed in, so that they can go
 * on from there; and as everywhere to others, to programs, in a frame, and to what another site began,
 * which gets nothing personal.
 */
export async function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal, context }: { refusal: Refusal; context: PagesContext },
): Promise<FastifyReply> {
  const { raw } = request;
  const isPage = refusal.code !== 'cross_origin' && wantsPage(raw) && !isFramed(raw);
  const session = isPage ? await sessionIfAny(request, context) : undefined;
  if (!session) {
    reply.hijack();
    context.answerRefusal({ req: raw, res: reply.raw }, refusal);
    return reply;
  }
  const { method, url = '/' } = raw;
  const frame = context.newFrame();
  reply.code(refusal.status).header('patchbay-reason', refusal.code);
  if (refusal.retryAfterSeconds) reply.header('retry-after', refusal.retryAfterSeconds);
  return sendShell(reply, context, {
    title: refusal.title,
    at: url.replace(/\?.*/s, ''),
    main: html`${refusalContent(refusal, frame)}
      <p class="actions">${ways({ refusal, method, url })}</p>`,
    session,
    frame,
  });
}

/** Nobody, also where a part that knows who it is does not answer: why is being told already. */
async function sessionIfAny(
  request: FastifyRequest,
  context: PagesContext,
): Promise<Session | undefined> {
  try {
    return judgedFor.get(request) ?? (await signedIn(request, context));
  } catch {
    return undefined;
  }
}
