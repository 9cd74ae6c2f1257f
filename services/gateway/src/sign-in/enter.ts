import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RecordSignIn } from './audit-recorder.ts';
import { nextUrl } from './next-url.ts';
import { sendPage, type PagesContext } from '../shell/pages-context.ts';
import { codePage } from '../pages/code.ts';
import { preferencesOf } from './preferences.ts';
import type { SecondFactors } from './second-factors.ts';
import type { Browser } from './sessions.ts';
import type { SignInSteps } from './sign-in-steps.ts';
import type { SignIns } from './sign-ins.ts';

export type EnterContext = PagesContext & {
  secondFactors: SecondFactors;
  steps: SignInSteps;
  signIns: SignIns;
  recordSignIn: RecordSignIn;
};

/** Where a sign-in leads, and what the browser said about itself. */
export type Destination = { next: string | undefined; timeZone: string | undefined };

/**
 * Goes on with somebody who has given, or just set, the password of this hash: in, or to the form for their
 * code.
 *
 * @throws PlatformError `conflict` when it is not theirs any more.
 */
export async function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  context: EnterContext,
  { userId, passwordHash, ...destination }: Destination & { userId: string; passwordHash: string },
): Promise<FastifyReply> {
  const { signIns, newFrame } = context;
  const browser = browserOf(request, destination);
  const begun = await signIns.byPassword({ userId, passwordHash }, browser);
  if ('session' in begun) {
    const { next } = destination;
    return letIn(request, reply, context, { userId, by: 'password', next, ...begun });
  }
  const frame = newFrame();
  return sendPage(reply, codePage({ token: begun.step, ...destination, frame }), frame);
}

/** Hands the browser the session that was begun for it; the one it had before is ended. */
export async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, cookies, events, recordSignIn }: EnterContext,
  {
    userId,
    by,
    session,
    next,
  }: Pick<Destination, 'next'> & { userId: string; by: string; session: string },
): Promise<FastifyReply> {
  const before = cookies.session.tokenOf(request.headers.cookie);
  if (before !== undefined) await sessions.end(before);
  const address = request.ip;
  events.signedIn({ account: userId, address });
  recordSignIn({ action: 'session.started', userId, by: userId, about: { address, by } });
  return reply.header('set-cookie', cookies.session.set(session)).redirect(nextUrl(next), 303);
}

/** What is noted of a browser that signs in. */
export function browserOf(
  request: FastifyRequest,
  { timeZone }: Pick<Destination, 'timeZone'>,
): Browser {
  const acceptLanguage = request.headers['accept-language'];
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 300);
  return { ...preferencesOf({ acceptLanguage, timeZone }), userAgent, address: request.ip };
}
