import type { FastifyInstance, FastifyReply } from 'fastify';
import { toString as qrCode } from 'qrcode';
import { z } from 'zod';
import { trusted } from '../shell/html.ts';
import { sendShell, signedIn } from '../shell/pages-context.ts';
import { enrolPage, recoveryCodesPage } from '../pages/people/second-factor.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { EnterContext } from '../sign-in/enter.ts';
import type { AskOwnPassword } from '../sign-in/own-password.ts';
import type { Enrolment } from '../sign-in/second-factors.ts';

const at = '/account';
const form = z.object({
  code: z.string().max(50).catch(''),
  password: z.string().max(1000).catch(''),
});

/** Turns the second factor of one's own account on, and off again. */
export function secondFactorRoutes(
  app: FastifyInstance,
  context: EnterContext & { askOwnPassword: AskOwnPassword },
): void {
  const { secondFactors, askOwnPassword, sessions, cookies, recordSignIn, newFrame } = context;

  const showEnrolment = async (
    reply: FastifyReply,
    session: Session,
    enrolment: Enrolment,
    error?: string,
  ) => {
    const qr = trusted(await qrCode(enrolment.uri, { type: 'svg', margin: 2 }));
    const main = enrolPage({ secret: enrolment.secret, qr, error });
    const title = 'Two-step sign-in';
    return sendShell(reply, context, { title, at, main, session, frame: newFrame() });
  };

  app.post('/account/second-factor', async (request, reply) => {
    const session = await signedIn(request, context);
    const enrolment = await secondFactors.enrol(session.person);
    if (!enrolment) return reply.redirect('/account', 303);
    return showEnrolment(reply, session, enrolment);
  });

  app.post('/account/second-factor/confirm', async (request, reply) => {
    const session = await signedIn(request, context);
    const { id } = session.person;
    const codes = await secondFactors.confirm(id, form.parse(request.body ?? {}).code);
    if (codes) {
      await sessions.endAllOf(id, cookies.session.tokenOf(request.headers.cookie));
      recordSignIn({ action: 'second-factor.enabled', userId: id, by: id });
      const title = 'Recovery codes';
      const main = recoveryCodesPage(codes);
      return sendShell(reply, context, { title, at, main, session, frame: newFrame() });
    }
    const pending = await secondFactors.pending(session.person);
    if (!pending) return reply.redirect('/account', 303);
    const error = 'the code is not right: check the clock of the device, and take the newest code';
    return showEnrolment(reply.code(400), session, pending, error);
  });

  app.post('/account/second-factor/remove', async (request, reply) => {
    const { person } = await signedIn(request, context);
    const { password } = form.parse(request.body ?? {});
    const { said } = await askOwnPassword(person.id, { password, address: request.ip });
    if (said === 'too-often') return reply.redirect('/account?done=guesses', 303);
    if (said === 'wrong') return reply.redirect('/account?done=second-factor-kept', 303);
    await secondFactors.turnOff(person.id);
    recordSignIn({ action: 'second-factor.disabled', userId: person.id, by: person.id });
    return reply.redirect('/account?done=second-factor-off', 303);
  });
}
