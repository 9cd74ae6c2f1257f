import type { FastifyInstance } from 'fastify';
import { violationsOf } from '@patchbay/proto';
import { z } from 'zod';
import type { PasswordLinks } from '../sign-in/password-links.ts';
import { sendPage } from '../shell/pages-context.ts';
import { passwordLinkEndedPage, passwordPage } from '../pages/people/password.ts';
import { enter, type EnterContext } from '../sign-in/enter.ts';

export const newPassword = z
  .string()
  .min(10, 'use at least 10 characters')
  .max(256, 'use at most 256 characters');

const text = z.string().max(200).catch('');

/** The one-time link with which somebody sets their password, and goes on to sign in with it. */
export function passwordRoutes(
  app: FastifyInstance,
  context: EnterContext & { passwordLinks: PasswordLinks },
): void {
  const { directory, sessions, passwordLinks, recordSignIn, newFrame } = context;

  const personOf = async (token: string) => {
    const userId = await passwordLinks.userOf(token);
    const person = userId === undefined ? undefined : directory.person(userId);
    return person?.disabled ? undefined : person;
  };

  app.get<{ Querystring: { token?: unknown } }>('/password', async (request, reply) => {
    const token = text.parse(request.query.token);
    const frame = newFrame();
    const person = await personOf(token);
    if (!person) return sendPage(reply.code(410), passwordLinkEndedPage(frame), frame);
    return sendPage(reply, passwordPage({ token, person, frame }), frame);
  });

  app.post('/password', async (request, reply) => {
    const sent = z.object({ token: text, timeZone: text }).parse(request.body ?? {});
    const frame = newFrame();
    const person = await personOf(sent.token);
    if (!person) return sendPage(reply.code(410), passwordLinkEndedPage(frame), frame);
    const parsed = z.object({ password: newPassword }).safeParse(request.body);
    if (!parsed.success) {
      const [problem] = violationsOf(parsed.error);
      const page = passwordPage({ token: sent.token, person, problem: problem?.message, frame });
      return sendPage(reply.code(400), page, frame);
    }
    const set = await passwordLinks.use(sent.token, parsed.data.password);
    if (!set) return sendPage(reply.code(410), passwordLinkEndedPage(frame), frame);
    const { userId, passwordHash, ended } = set;
    for (const id of ended) sessions.ended(id);
    recordSignIn({ action: 'password.changed', userId, by: userId, about: { by: 'link' } });
    const { timeZone } = sent;
    return enter(request, reply, context, { userId, passwordHash, next: '/', timeZone });
  });
}
