import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database } from '@patchbay/chassis';
import { nextUrl } from '../sign-in/next-url.ts';
import { tried } from '../shell/tried.ts';
import { sendPage } from '../shell/pages-context.ts';
import { codePage } from '../pages/code.ts';
import { signInPage } from '../pages/sign-in.ts';
import { passwordHashOf } from '../sign-in/password-store.ts';
import { passwordMatches } from '../sign-in/password.ts';
import type { Setup } from '../sign-in/setup.ts';
import { browserOf, enter, letIn, type EnterContext } from '../sign-in/enter.ts';
import type { OidcProvider } from '../sign-in/oidc-provider.ts';
import { networkOf } from '../requests/network-of.ts';
import { attemptAt, createThrottle } from '../sign-in/throttle.ts';

const text = z.string().trim().max(200).default('');
const destination = { next: z.string().optional(), timeZone: z.string().optional() };
const form = z.object({
  username: text,
  password: z.string().max(1000).default(''),
  ...destination,
});
const codeForm = z.object({ token: text, code: text, ...destination });
const windowMs = 15 * 60_000;

/**
 * Sign-in and sign-out. A wrong username and a wrong password look the same and take the same time.
 * For a quarter of an hour each is closed by: ten failures for a name from an address, a hundred for a
 * name from anywhere, a hundred from an address, ten wrong codes for a person, also when they come at the
 * same time.
 */
export function signInRoutes(
  app: FastifyInstance,
  context: EnterContext & { db: Database; setup: Setup; oidc: OidcProvider | undefined },
): void {
  const { db, directory, sessions, cookies, events, setup, recordSignIn, newFrame } = context;
  const { secondFactors, steps, signIns, oidc } = context;
  const throttle = (name: string, attempts: number) =>
    createThrottle({ db, name, attempts, windowMs });
  const perPair = throttle('sign-in by name and address', 10);
  const perName = throttle('sign-in by name', 100);
  const perAddress = throttle('sign-in by address', 100);
  const perCode = throttle('sign-in code', 10);

  app.get<{ Querystring: { next?: string } }>('/sign-in', async (request, reply) => {
    const next = nextUrl(request.query.next);
    const token = cookies.session.tokenOf(request.headers.cookie);
    if (token !== undefined && (await sessions.find(token))) return reply.redirect(next, 303);
    const frame = newFrame();
    const nobodyYet = (await setup.link()) !== undefined;
    return sendPage(reply, signInPage({ next, nobodyYet, provider: oidc?.name, frame }), frame);
  });

  app.post('/sign-in', async (request, reply) => {
    const { username, password, next, timeZone } = form.parse(request.body ?? {});
    const address = request.ip;
    const name = username.toLowerCase();
    const network = networkOf(address);
    const pair = `${name} ${network}`;
    const person = directory.personNamed(username);
    // People type passwords where their name belongs: what is nobody's name is not logged.
    const refused = (reason: 'wrong' | 'throttled') =>
      events.signInRefused({ username: person?.username ?? '', address, reason });
    const again = (status: number, error: string) => {
      const frame = newFrame();
      const provider = oidc?.name;
      const page = signInPage({ next: nextUrl(next), username, error, provider, frame });
      return sendPage(reply.code(status), page, frame);
    };

    const waitMs = await attemptAt([
      { throttle: perPair, key: pair },
      { throttle: perAddress, key: network },
      { throttle: perName, key: name },
    ]);
    if (waitMs > 0) {
      refused('throttled');
      reply.header('retry-after', Math.ceil(waitMs / 1000));
      return again(429, tooMany(waitMs));
    }
    const passwordHash = await passwordHashOf(db, person?.id);
    const matches = await passwordMatches(password, passwordHash);
    if (!matches || passwordHash === undefined || !person || person.disabled) {
      refused('wrong');
      if (person) recordSignIn({ action: 'sign-in.failed', userId: person.id, about: { address } });
      return again(401, 'the username or the password is not right');
    }
    // Who has an account may not guess at those of others between two sign-ins.
    await Promise.all([
      perPair.succeeded(pair),
      perAddress.takeBack(network),
      perName.succeeded(name),
    ]);
    return enter(request, reply, context, { userId: person.id, passwordHash, next, timeZone });
  });

  app.post('/sign-in/code', async (request, reply) => {
    const { token, code, next, timeZone } = codeForm.parse(request.body ?? {});
    const userId = await steps.attempt(token);
    const frame = newFrame();
    const person = userId === undefined ? undefined : directory.person(userId);
    if (!person || person.disabled) {
      const error = 'it took too long, or there were too many wrong codes: begin again';
      const page = signInPage({ next: nextUrl(next), error, provider: oidc?.name, frame });
      return sendPage(reply.code(401), page, frame);
    }
    const about = { username: person.username, address: request.ip };
    const again = (status: number, error: string) =>
      sendPage(reply.code(status), codePage({ token, next, timeZone, error, frame }), frame);
    const waitMs = await perCode.attempt(person.id);
    if (waitMs > 0) {
      events.signInRefused({ ...about, reason: 'throttled' });
      return again(429, tooMany(waitMs));
    }
    const verified = secondFactors.verify(person.id, code);
    const { answer: by, trouble } = await tried(reply, 'you are not signed in', verified);
    if (trouble !== undefined) {
      await perCode.takeBack(person.id);
      return again(reply.statusCode, trouble);
    }
    if (by === undefined) {
      events.signInRefused({ ...about, reason: 'wrong' });
      const { address } = about;
      recordSignIn({ action: 'sign-in.failed', userId: person.id, about: { address, by: 'code' } });
      return again(401, 'the code is not right, or was used before: wait for the next one');
    }
    await perCode.succeeded(person.id);
    const given = { userId: person.id, step: token };
    const session = await signIns.byCode(given, browserOf(request, { timeZone }));
    return letIn(request, reply, context, { userId: person.id, by, session, next });
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

function tooMany(waitMs: number): string {
  return `there were too many attempts: try again in ${Math.ceil(waitMs / 60_000)} min`;
}
