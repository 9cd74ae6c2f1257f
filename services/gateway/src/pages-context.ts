import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CatalogCopy } from '@patchbay/chassis';
import type { AnswerRefusal } from './answer-refusal.ts';
import type { Events } from './events.ts';
import { toText, type Html } from './html.ts';
import type { PageFrame } from './page-frame.ts';
import { shellPage, type ShellOptions } from './pages/shell.ts';
import { administratorsOnly, signedOut, type Refusal } from './refusal.ts';
import { sessionTokenOf } from './session-cookie.ts';
import type { Session, Sessions } from './sessions.ts';

/** What the routes of our own pages stand on. */
export type PagesContext = {
  sessions: Sessions;
  catalog: CatalogCopy;
  events: Events;
  publicUrl: URL;
  newFrame: () => PageFrame;
  answerRefusal: AnswerRefusal;
};

/** Thrown by a route that does not answer; the pages' error handler tells why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Who asks. Throws `Refused` when nobody is signed in. */
export async function signedIn(
  { raw }: FastifyRequest,
  { sessions }: Pick<PagesContext, 'sessions'>,
): Promise<Session> {
  const token = sessionTokenOf(raw.headers.cookie);
  const session = token === undefined ? undefined : await sessions.find(token);
  if (!session) throw new Refused(signedOut());
  return session;
}

export async function signedInAdministrator(
  request: FastifyRequest,
  context: Pick<PagesContext, 'sessions'>,
): Promise<Session> {
  const session = await signedIn(request, context);
  if (session.account.role !== 'administrator') throw new Refused(administratorsOnly());
  return session;
}

export function sendPage(reply: FastifyReply, page: Html, frame: PageFrame): FastifyReply {
  return reply
    .header('content-security-policy', frame.policy)
    .header('cache-control', 'no-store')
    .header('vary', 'Sec-Fetch-Dest')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .type('text/html; charset=utf-8')
    .send(toText(page));
}

/** Sends a page of the shell. */
export function sendShell(
  reply: FastifyReply,
  { catalog }: Pick<PagesContext, 'catalog'>,
  page: Omit<ShellOptions, 'plugins'>,
): FastifyReply {
  return sendPage(reply, shellPage({ ...page, plugins: catalog.plugins() }), page.frame);
}

/** Sends a part of a page, for a page that is open already. */
export function sendFragment(reply: FastifyReply, fragment: Html, frame: PageFrame): FastifyReply {
  return sendPage(reply, fragment, frame);
}
