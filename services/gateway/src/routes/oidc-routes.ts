import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '@patchbay/chassis';
import { errorTable, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import { nextUrl } from '../sign-in/next-url.ts';
import { sendPage, signedIn } from '../shell/pages-context.ts';
import { leavePage } from '../pages/leave.ts';
import { signInPage } from '../pages/sign-in.ts';
import type { PeopleClient } from '../platform-clients.ts';
import { browserOf, letIn, type EnterContext } from '../sign-in/enter.ts';
import {
  linkIdentity,
  unlinkIdentities,
  userOfIdentity,
} from '../sign-in/external-identity-store.ts';
import { createFirstSignIn } from '../sign-in/first-sign-in/first-sign-in.ts';
import type { AskOwnPassword } from '../sign-in/own-password.ts';
import { addFlow, takeFlow, type OidcFlow } from '../sign-in/oidc-flow-store.ts';
import { createThrottle } from '../sign-in/throttle.ts';
import { networkOf } from '../requests/network-of.ts';
import { callbackPath, type ExternalPerson, type OidcProvider } from '../sign-in/oidc-provider.ts';

const query = z.object({ next: z.string().optional(), timeZone: z.string().max(64).default('') });
const ownPassword = z.object({ password: z.string().max(1000).catch('') });
const returned = z.object({ state: z.string().max(500).default('') });

export type OidcContext = EnterContext & {
  db: Database;
  people: PeopleClient;
  oidc: OidcProvider | undefined;
  askOwnPassword: AskOwnPassword;
};

/**
 * Sign-in by the OpenID provider, and connecting an account with it. Nobody is recognised by a name or an
 * e-mail address: an account is connected while its owner is signed in, or is made for whom the provider
 * vouches where OIDC_CREATE_USERS says so. An address may begin a hundred within a quarter of an hour; what
 * the provider vouches for is not counted.
 */
export function oidcRoutes(app: FastifyInstance, context: OidcContext): void {
  const { db, oidc, sessions, cookies, directory, events, recordSignIn, newFrame } = context;
  const { askOwnPassword } = context;
  if (!oidc) return;
  const firstSignIn = oidc.createsUsers ? createFirstSignIn(context) : undefined;

  const begun = createThrottle({
    db,
    name: 'oidc by address',
    attempts: 100,
    windowMs: 15 * 60_000,
  });

  const failed = (reply: FastifyReply, status: number, error: string, next = '/') => {
    const frame = newFrame();
    reply.header('set-cookie', cookies.oidc.clear());
    return sendPage(
      reply.code(status),
      signInPage({ next, error, provider: oidc.name, frame }),
      frame,
    );
  };

  /** Notes where the browser goes, in a cookie and the database. */
  const leave = async (
    request: FastifyRequest,
    reply: FastifyReply,
    flow: OidcFlow,
  ): Promise<URL> => {
    const { url, checks } = await oidc.begin();
    const waitMs = await begun.attempt(networkOf(request.ip));
    if (waitMs > 0) {
      reply.header('retry-after', Math.ceil(waitMs / 1_000));
      throw new PlatformError('exhausted', 'too many sign-ins were begun at your address');
    }
    await addFlow(db, { ...flow, ...checks });
    reply.header('set-cookie', cookies.oidc.set(checks.state));
    return url;
  };

  app.get('/sign-in/oidc', async (request, reply) => {
    const { next: asked, timeZone } = query.parse(request.query);
    const next = nextUrl(asked);
    try {
      const url = await leave(request, reply, { next, timeZone, userId: null });
      return await reply.header('cache-control', 'no-store').redirect(url.href, 303);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return failed(reply, errorTable[error.code].http, `${error.message}: try again later`, next);
    }
  });

  // A form may not lead to another site (Content-Security-Policy), so a page does.
  app.post('/account/identity', async (request, reply) => {
    const { person } = await signedIn(request, context);
    const { password } = ownPassword.parse(request.body ?? {});
    const { said } = await askOwnPassword(person.id, { password, address: request.ip });
    if (said === 'too-often') return reply.redirect('/account?done=guesses', 303);
    if (said === 'wrong') return reply.redirect('/account?done=not-connected', 303);
    const url = await leave(request, reply, { next: '/account', timeZone: '', userId: person.id });
    const frame = newFrame();
    reply.header('refresh', `0; url=${url.href}`);
    return sendPage(reply, leavePage({ url, provider: oidc.name, frame }), frame);
  });

  app.post('/account/identity/remove', async (request, reply) => {
    const { person } = await signedIn(request, context);
    await unlinkIdentities(db, person.id);
    recordSignIn({ action: 'identity.unlinked', userId: person.id, by: person.id });
    return reply.redirect('/account?done=disconnected', 303);
  });

  app.get(callbackPath, async (request, reply) => {
    const { state } = returned.parse(request.query);
    const isTheBrowser = state !== '' && cookies.oidc.tokenOf(request.headers.cookie) === state;
    const flow = isTheBrowser ? await takeFlow(db, state) : undefined;
    if (!flow) return failed(reply, 400, 'this sign-in has ended: begin again');
    reply.header('set-cookie', cookies.oidc.clear());
    try {
      const url = new URL(request.url, context.publicUrl);
      const external = await oidc.finish(url, flow);
      await begun.takeBack(networkOf(request.ip));
      return await finish(request, reply, flow, external);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return failed(
        reply,
        errorTable[error.code].http,
        `${oidc.name}: ${error.message}`,
        flow.next,
      );
    }
  });

  const finish = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { next, timeZone, userId: connects }: OidcFlow,
    external: ExternalPerson,
  ): Promise<FastifyReply> => {
    if (connects !== null) {
      const token = cookies.session.tokenOf(request.headers.cookie);
      const session = token === undefined ? undefined : await sessions.find(token);
      if (session?.person.id !== connects)
        return failed(reply, 401, 'sign in and connect it again');
      const linked = await linkIdentity(db, { ...external, userId: connects });
      if (!linked) return reply.redirect('/account?done=taken', 303);
      const about = { issuer: external.issuer };
      recordSignIn({ action: 'identity.linked', userId: connects, by: connects, about });
      return reply.redirect('/account?done=connected', 303);
    }
    const userId = (await userOfIdentity(db, external)) ?? (await firstSignIn?.(external));
    const person = userId === undefined ? undefined : directory.person(userId);
    if (!person) {
      const how = 'sign in with your password and connect it on the page of your account';
      return failed(reply, 403, `no account here is connected with ${oidc.name}: ${how}`, next);
    }
    if (person.disabled) {
      const address = request.ip;
      events.signInRefused({ username: person.username, address, reason: 'wrong' });
      recordSignIn({ action: 'sign-in.failed', userId: person.id, about: { address, by: 'oidc' } });
      return failed(reply, 403, 'this account is disabled', next);
    }
    const session = await sessions.start(person.id, browserOf(request, { timeZone }));
    return letIn(request, reply, context, { userId: person.id, by: 'oidc', session, next });
  };
}
