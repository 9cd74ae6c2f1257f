import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RecordSignIn } from './audit-recorder.ts';
import { nextUrl } from './next-url.ts';
import { sendPage, type PagesContext } from '../shell/pages-context.ts';
import { codePage } from '../pages/code.ts';
import { preferencesOf } from './preferences.ts';
import type { SecondFactors } from './second-factors.ts';
import type { SignInSteps } from './sign-in-steps.ts';

export type EnterContext = PagesContext & {
  secondFactors: SecondFactors;
  steps: SignInSteps;
  recordSignIn: RecordSignIn;
};

/** Where a sign-in leads, and what the browser said about itself. */
export type Destination = { next: string | undefined; timeZone: string | undefined };

/** Goes on with somebody whose password, or one-time link, was right: in, or to the form for their code. */
export async function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  context: EnterContext,
  { userId, ...destination }: Destination & { userId: string },
): Promise<FastifyReply> {
  const { secondFactors, steps, newFrame } = context;
  const { on } = await secondFactors.stateOf(userId);
  if (!on) return letIn(request, reply, context, { userId, by: 'password', ...destination });
  const token = await steps.begin(userId);
  const frame = newFrame();
  return sendPage(reply, codePage({ token, ...destination, frame }), frame);
}

/** Signs the browser in; a session it had before is ended. */
export async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, cookies, events, recordSignIn }: EnterContext,
  { userId, by, next, timeZone }: Destination & { userId: string; by: string },
): Promise<FastifyReply> {
  const before = cookies.session.tokenOf(request.headers.cookie);
  if (before !== undefined) await sessions.end(before);
  const preferences = preferencesOf({
    acceptLanguage: request.headers['accept-language'],
    timeZone,
  });
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 300);
  const address = request.ip;
  const token = await sessions.start(userId, { ...preferences, userAgent, address });
  events.signedIn({ account: userId, address });
  recordSignIn({ action: 'session.started', userId, by: userId, about: { address, by } });
  return reply.header('set-cookie', cookies.session.set(token)).redirect(nextUrl(next), 303);
}
