import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '@patchbay/chassis';
import type { RecordSignIn } from '../audit-recorder.ts';
import { nextUrl } from '../next-url.ts';
import { sendPage, type PagesContext } from '../pages-context.ts';
import { signInPage } from '../pages/sign-in.ts';
import { passwordHashOf } from '../password-store.ts';
import { passwordMatches } from '../password.ts';
import { preferencesOf } from '../preferences.ts';
import type { Setup } from '../setup.ts';
import { createThrottle } from '../throttle.ts';

const form = z.object({
  username: z.string().trim().max(200).default(''),
  password: z.string().max(1000).default(''),
  next: z.string().optional(),
  timeZone: z.string().optional(),
});

/**
 * Sign-in and sign-out. A wrong username and a wrong password look the same and take the same time.
 * Ten failures for a name from an address, or a hundred from an address, close it for a quarter of
 * an hour.
 */
export function accountRoutes(
  app: FastifyInstance,
  context: PagesContext & { db: Database; setup: Setup; recordSignIn: RecordSignIn },
): void {
  const { db, directory, sessions, cookies, events, setup, recordSignIn, newFrame } = context;
  const windowMs = 15 * 60_000;
  const perName = createThrottle({ attempts: 10, windowMs });
  const perAddress = createThrottle({ attempts: 100, windowMs });

  app.get<{ Querystring: { next?: string } }>('/sign-in', async (request, reply) => {
    const next = nextUrl(request.query.next);
    const token = cookies.session.tokenOf(request.headers.cookie);
    if (token !== undefined && (await sessions.find(token))) return reply.redirect(next, 303);
    const frame = newFrame();
    const nobodyYet = (await setup.link()) !== undefined;
    return sendPage(reply, signInPage({ next, nobodyYet, frame }), frame);
  });

  app.post('/sign-in', async (request, reply) => {
    const { username, password, next, timeZone } = form.parse(request.body ?? {});
    const address = request.ip;
    const key = `${username.toLowerCase()} ${address}`;
    const again = (status: number, error: string) => {
      const frame = newFrame();
      reply.code(status);
      return sendPage(reply, signInPage({ next: nextUrl(next), username, error, frame }), frame);
    };

    const waitMs = Math.max(perName.waitMs(key), perAddress.waitMs(address));
    if (waitMs > 0) {
      events.signInRefused({ username, address, reason: 'throttled' });
      reply.header('retry-after', Math.ceil(waitMs / 1000));
      const minutes = Math.ceil(waitMs / 60_000);
      return again(429, `there were too many attempts: try again in ${minutes} min`);
    }
    perName.failed(key);
    perAddress.failed(address);
    const person = directory.personNamed(username);
    const passwordHash = person && (await passwordHashOf(db, person.id));
    const matches = await passwordMatches(password, passwordHash);
    if (!matches || !person || person.disabled) {
      events.signInRefused({ username, address, reason: 'wrong' });
      if (person) recordSignIn({ action: 'sign-in.failed', userId: person.id, about: { address } });
      return again(401, 'the username or the password is not right');
    }
    perName.succeeded(key);
    perAddress.succeeded(address);
    events.signedIn({ account: person.id, address });
    recordSignIn({
      action: 'session.started',
      userId: person.id,
      by: person.id,
      about: { address },
    });
    await startSession(request, reply, { userId: person.id, timeZone, context });
    return reply.redirect(nextUrl(next), 303);
  });

  app.post('/sign-out', async (request, reply) => {
    const token = cookies.session.tokenOf(request.headers.cookie);
    const session = token === undefined ? undefined : await sessions.find(token);
    if (token !== undefined) await sessions.end(token);
    if (session) {
      const { id } = session.person;
      events.signedOut({ account: id });
      recordSignIn({ action: 'session.ended', userId: id, by: id });
    }
    return reply.header('set-cookie', cookies.session.clear()).redirect('/sign-in', 303);
  });
}

/** Signs the browser in; a session it had before is ended. */
export async function startSession(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    userId,
    timeZone,
    context: { sessions, cookies },
  }: {
    userId: string;
    timeZone: string | undefined;
    context: Pick<PagesContext, 'sessions' | 'cookies'>;
  },
): Promise<void> {
  const before = cookies.session.tokenOf(request.headers.cookie);
  if (before !== undefined) await sessions.end(before);
  const preferences = preferencesOf({
    acceptLanguage: request.headers['accept-language'],
    timeZone,
  });
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 300);
  const browser = { ...preferences, userAgent, address: request.ip };
  const token = await sessions.start(userId, browser);
  reply.header('set-cookie', cookies.session.set(token));
}
