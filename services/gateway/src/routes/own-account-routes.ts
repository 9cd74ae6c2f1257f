import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '@patchbay/chassis';
import {
  fromStruct,
  holds,
  permissionName,
  PlatformError,
  platformPermissions,
  toTimestamp,
  violationsOf,
} from '@patchbay/proto';
import { z } from 'zod';
import { onBehalfOf, sendShell, signedIn } from '../shell/pages-context.ts';
import { accountPage, type WantedToken } from '../pages/people/account.ts';
import type { Message } from '../pages/people/people.ts';
import { hashPassword } from '../sign-in/password.ts';
import { changePassword } from '../sign-in/change-password.ts';
import { lockPassword, passwordHashOf } from '../sign-in/password-store.ts';
import type { TokensClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { EnterContext } from '../sign-in/enter.ts';
import { hasIdentity } from '../sign-in/external-identity-store.ts';
import type { AskOwnPassword } from '../sign-in/own-password.ts';
import type { OidcProvider } from '../sign-in/oidc-provider.ts';
import { tried } from '../shell/tried.ts';
import { newPassword } from './password-routes.ts';

type Declared = { name: string; title?: string };

const text = z.string().trim().max(200).catch('');
const newToken = z.object({
  name: text,
  days: z.coerce.number().int().min(0).max(3650),
  scope: z
    .union([z.array(z.string()), z.string().transform((name) => [name])])
    .optional()
    .transform((names) => names ?? []),
});

const doneTexts: Record<string, string> = {
  'signed-out': 'it is signed out',
  password: 'the password is changed, and you are signed out everywhere else',
  revoked: 'the token is revoked: it counts no more',
  connected: 'your account is connected',
  disconnected: 'your account is connected no more',
  'second-factor-off': 'two-step sign-in is off',
};

const failedTexts: Record<string, string> = {
  taken: 'that is connected with another account here',
  'not-connected': 'it is not connected: the password is not right',
  'second-factor-kept': 'two-step sign-in stays on: the password is not right',
  guesses: 'there were too many attempts: try again later',
};

/** Somebody's own account: sessions, password, how they sign in, API tokens. */
export function ownAccountRoutes(
  app: FastifyInstance,
  context: EnterContext & {
    db: Database;
    askOwnPassword: AskOwnPassword;
    tokens: TokensClient;
    oidc: OidcProvider | undefined;
  },
): void {
  const { db, catalog, directory, sessions, cookies, tokens, recordSignIn, newFrame } = context;
  const { secondFactors, oidc, askOwnPassword } = context;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    session: Session,
    about: { message?: Message | undefined; newToken?: string; wanted?: WantedToken } = {},
  ) => {
    const { person } = session;
    const token = cookies.session.tokenOf(request.headers.cookie) ?? '';
    const [own, listed, hash, secondFactor, connected] = await Promise.all([
      sessions.list(person.id, token),
      tokensOf(session),
      passwordHashOf(db, person.id),
      secondFactors.stateOf(person.id),
      hasIdentity(db, person.id),
    ]);
    const main = accountPage({
      person,
      sessions: own,
      tokens: listed,
      permissions: permissionsOf(session),
      hasPassword: hash !== undefined,
      secondFactor,
      provider: oidc && { name: oidc.name, connected },
      message: about.message,
      newToken: about.newToken,
      wanted: about.wanted,
    });
    const title = 'Your account';
    return sendShell(reply, context, { title, at: '/account', main, session, frame: newFrame() });
  };

  const tokensOf = async (session: Session) => {
    try {
      return (await tokens.listTokens({}, onBehalfOf(session, { timeoutMs: 3_000 }))).tokens;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return undefined;
    }
  };

  /** What they may do: of the platform and of every plugin. */
  const permissionsOf = ({ person }: Session) => {
    const titles = new Map<string, string>(platformPermissions.map((it) => [it.name, it.title]));
    for (const { slug, manifest } of catalog.plugins().values()) {
      const { permissions } = fromStruct(manifest) as { permissions?: Declared[] };
      for (const { name, title } of permissions ?? []) {
        const full = permissionName(slug, name);
        titles.set(full, title ?? full);
      }
    }
    return [...titles.keys()]
      .filter((name) => holds(person, name))
      .map((name) => ({ name, title: titles.get(name) ?? name }));
  };

  app.get<{ Querystring: { done?: string } }>('/account', async (request, reply) => {
    const session = await signedIn(request, context);
    return show(request, reply, session, { message: messageOf(request.query.done ?? '') });
  });

  app.post('/account/sessions', async (request, reply) => {
    const { person } = await signedIn(request, context);
    const { id } = z.object({ id: text }).parse(request.body ?? {});
    if (id) await sessions.endById(person.id, id);
    else await sessions.endAllOf(person.id, cookies.session.tokenOf(request.headers.cookie));
    recordSignIn({ action: 'session.ended', userId: person.id, by: person.id });
    return reply.redirect('/account?done=signed-out', 303);
  });

  app.post('/account/password', async (request, reply) => {
    const session = await signedIn(request, context);
    const { id } = session.person;
    const bad = (status: number, sentence: string) =>
      show(request, reply.code(status), session, { message: { tone: 'bad', text: sentence } });
    const sent = z.object({ current: z.string().max(1000).catch('') }).parse(request.body ?? {});
    const parsed = z.object({ password: newPassword }).safeParse(request.body);
    if (!parsed.success) {
      return bad(400, `the password is not changed: ${violationsOf(parsed.error)[0]?.message}`);
    }
    const asked = await askOwnPassword(id, { password: sent.current, address: request.ip });
    if (asked.said === 'too-often')
      return bad(429, 'there were too many attempts: try again later');
    if (asked.said !== 'right')
      return bad(403, 'the password is not changed: the current one is not right');
    const { passwordHash: former } = asked;
    const passwordHash = await hashPassword(parsed.data.password);
    const exceptToken = cookies.session.tokenOf(request.headers.cookie);
    const ended = await db.transaction(async (tx) => {
      await lockPassword(tx, id);
      if ((await passwordHashOf(tx, id)) !== former) return undefined;
      return changePassword(tx, { userId: id, passwordHash, exceptToken });
    });
    if (!ended) return bad(409, 'the password is not changed: it was changed elsewhere meanwhile');
    for (const each of ended) sessions.ended(each);
    recordSignIn({ action: 'password.changed', userId: id, by: id });
    return reply.redirect('/account?done=password', 303);
  });

  app.post('/account/tokens', async (request, reply) => {
    const session = await signedIn(request, context);
    const { name, days, scope } = newToken.parse(request.body ?? {});
    const expiresAt = days === 0 ? null : toTimestamp(new Date(Date.now() + days * 86_400_000));
    const made = tokens.createToken({ name, scopes: scope, expiresAt }, onBehalfOf(session));
    const { answer, trouble } = await tried(reply, 'no token is made', made);
    if (trouble !== undefined) {
      const message = { tone: 'bad', text: trouble } as const;
      return show(request, reply, session, { message, wanted: { name, days, scopes: scope } });
    }
    await directory.reached(answer.revision);
    return show(request, reply, session, { newToken: answer.text });
  });

  app.post('/account/tokens/revoke', async (request, reply) => {
    const session = await signedIn(request, context);
    const { id } = z.object({ id: text }).parse(request.body ?? {});
    const revoked = tokens.revokeToken({ id }, onBehalfOf(session));
    const { answer, trouble } = await tried(reply, 'the token is not revoked', revoked);
    if (trouble !== undefined) {
      return show(request, reply, session, { message: { tone: 'bad', text: trouble } });
    }
    await directory.reached(answer.revision);
    return reply.redirect('/account?done=revoked', 303);
  });
}

function messageOf(done: string): Message | undefined {
  const [good, bad] = [doneTexts[done], failedTexts[done]];
  if (good) return { tone: 'good', text: good };
  return bad ? { tone: 'bad', text: bad } : undefined;
}
