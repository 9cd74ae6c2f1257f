import type { FastifyInstance, FastifyReply } from 'fastify';
import { fromStruct, PlatformError } from '@patchbay/proto';
import { z } from 'zod';
import type { RecordSignIn } from '../sign-in/audit-recorder.ts';
import type { Html } from '../shell/html.ts';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import {
  invitation,
  isGrantable,
  peoplePage,
  type Message,
  type NewPerson,
} from '../pages/people/people.ts';
import { personPage } from '../pages/people/person.ts';
import type { PasswordLinks } from '../sign-in/password-links.ts';
import type { PeopleClient, TokensClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { SecondFactors } from '../sign-in/second-factors.ts';
import { tried, triedToRead } from '../shell/tried.ts';

type At = { Params: { id: string } };

export type PeopleContext = PagesContext & {
  people: PeopleClient;
  tokens: TokensClient;
  passwordLinks: PasswordLinks;
  recordSignIn: RecordSignIn;
  secondFactors: SecondFactors;
};

const text = z.string().trim().max(200).catch('');
const query = z.object({ text, page: text, done: text });
const about = z.object({ username: text, displayName: text, email: text });
const invited = about.extend({ role: text });
const chosen = z.object({
  role: z
    .union([z.array(z.string()), z.string().transform((name) => [name])])
    .optional()
    .transform((names) => names ?? []),
});

const doneTexts: Record<string, string> = {
  saved: 'it is saved',
  roles: 'the roles are saved; they count from now on',
  disabled: 'the account is disabled and signed out everywhere',
  enabled: 'the account is enabled: they can sign in again',
  superuser: 'they are a superuser: they may do everything, and no policy stops them',
  'no-superuser': 'they are no superuser any more; their roles say what they may do',
  deleted: 'the account is deleted; what they did stays in the audit log',
  'second-factor': 'two-step sign-in is off; they can turn it on again',
  'signed-out': 'they are signed out everywhere, and can sign in again',
  'token-revoked': 'the token is revoked: it counts no more',
};

/** People, for whoever administers them: find, invite, change, disable. */
export function peopleRoutes(app: FastifyInstance, context: PeopleContext): void {
  const { directory, people, passwordLinks, recordSignIn, publicUrl, newFrame } = context;
  const { secondFactors, sessions, tokens } = context;
  const administrator = (request: Parameters<typeof signedInFor>[1]) =>
    signedInFor('people.administer', request, context);
  const linkFor = async (userId: string, displayName: string, { person }: Session) => {
    const path = await passwordLinks.create(userId);
    recordSignIn({ action: 'password-link.created', userId, by: person.id });
    return invitation(`${publicUrl.origin}${path}`, displayName);
  };

  const showPeople = async (
    reply: FastifyReply,
    session: Session,
    {
      filter = { text: '', page: '' },
      message,
      values,
    }: {
      filter?: { text: string; page: string };
      message?: Message | undefined;
      values?: NewPerson;
    },
  ) => {
    const options = onBehalfOf(session);
    const [{ users, nextPageToken }, { roles }, { groups }] = await Promise.all([
      people.listUsers({ text: filter.text, pageToken: filter.page, pageSize: 50 }, options),
      people.listRoles({}, options),
      people.listGroups({}, options),
    ]);
    const main = peoplePage({
      users,
      roles,
      groups,
      text: filter.text,
      nextPage: nextPageToken,
      message,
      ...(values && { values }),
    });
    return sendShell(reply, context, {
      title: 'People',
      at: '/people',
      main,
      session,
      frame: newFrame(),
    });
  };

  const showPerson = async (
    reply: FastifyReply,
    session: Session,
    { id, message, link }: { id: string; message?: Message | undefined; link?: Html | undefined },
  ) => {
    const options = onBehalfOf(session);
    const [{ user }, { roles }, { groups }, listed, { on: secondFactor }] = await Promise.all([
      people.getUser({ id }, options),
      people.listRoles({}, options),
      people.listGroups({}, options),
      tokens.listTokens({ userId: id }, options),
      secondFactors.stateOf(id),
    ]);
    if (!user) throw new Error('the registry answered without a user');
    const bySuperuser = session.person.superuser;
    const main = personPage({
      user,
      roles,
      groups,
      tokens: listed.tokens,
      secondFactor,
      bySuperuser,
      message,
      link,
    });
    const title = user.displayName;
    return sendShell(reply, context, { title, at: '/people', main, session, frame: newFrame() });
  };

  const done = (name: string): Message | undefined => {
    const sentence = doneTexts[name];
    return sentence === undefined ? undefined : { tone: 'good', text: sentence };
  };

  app.get('/people', async (request, reply) => {
    const session = await administrator(request);
    const { done: name, ...filter } = query.parse(request.query);
    return showPeople(reply, session, { filter, message: done(name) });
  });

  app.post('/people', async (request, reply) => {
    const session = await administrator(request);
    const { role, ...values } = invited.parse(request.body ?? {});
    const request_ = { ...values, roles: role ? [role] : [] };
    const { answer, trouble } = await tried(
      reply,
      'nobody is invited',
      people.createUser(request_, onBehalfOf(session)),
    );
    if (trouble !== undefined) {
      return showPeople(reply, session, { message: { tone: 'bad', text: trouble }, values });
    }
    const { id = '', displayName = '' } = answer.user ?? {};
    await directory.reached(answer.revision);
    const link = await linkFor(id, displayName, session);
    return showPerson(reply, session, { id, link });
  });

  app.get<At>('/people/:id', async (request, reply) => {
    const session = await administrator(request);
    const { done: name } = query.parse(request.query);
    return showPerson(reply, session, { id: request.params.id, message: done(name) });
  });

  /** A form of a person's page: what it does, and the word for the address it leads to. */
  const decision = (
    name: string,
    decide: (id: string, body: unknown, session: Session) => Promise<{ done: string; at?: string }>,
  ): void => {
    app.post<At>(`/people/:id${name}`, async (request, reply) => {
      const session = await administrator(request);
      const { id } = request.params;
      const work = decide(id, request.body ?? {}, session);
      const { answer, trouble } = await tried(reply, 'it is not done', work);
      if (trouble !== undefined) {
        return showPerson(reply, session, { id, message: { tone: 'bad', text: trouble } });
      }
      return reply.redirect(`${answer.at ?? `/people/${id}`}?done=${answer.done}`, 303);
    });
  };

  decision('', async (id, body, session) => {
    const { revision } = await people.updateUser({ id, ...about.parse(body) }, onBehalfOf(session));
    await directory.reached(revision);
    return { done: 'saved' };
  });

  decision('/roles', async (id, body, session) => {
    const options = onBehalfOf(session);
    const wanted = new Set(chosen.parse(body).role);
    const [{ user }, { roles }] = await Promise.all([
      people.getUser({ id }, options),
      people.listRoles({}, options),
    ]);
    const held = new Set(user?.roles);
    for (const { name: role } of roles.filter(isGrantable)) {
      if (wanted.has(role) === held.has(role)) continue;
      const change = { role, userId: id };
      const { revision } = wanted.has(role)
        ? await people.grantRole(change, options)
        : await people.revokeRole(change, options);
      await directory.reached(revision);
    }
    return { done: 'roles' };
  });

  decision('/disabled', async (id, body, session) => {
    const { disabled } = z.object({ disabled: z.enum(['true', 'false']) }).parse(body);
    const change = { id, disabled: disabled === 'true' };
    const { revision } = await people.updateUser(change, onBehalfOf(session));
    await directory.reached(revision);
    return { done: change.disabled ? 'disabled' : 'enabled' };
  });

  decision('/superuser', async (id, body, session) => {
    const { superuser } = z.object({ superuser: z.enum(['true', 'false']) }).parse(body);
    const change = { id, superuser: superuser === 'true' };
    const { revision } = await people.updateUser(change, onBehalfOf(session));
    await directory.reached(revision);
    return { done: change.superuser ? 'superuser' : 'no-superuser' };
  });

  decision('/delete', async (id, _body, session) => {
    const { revision } = await people.deleteUser({ id }, onBehalfOf(session));
    await directory.reached(revision);
    return { done: 'deleted', at: '/people' };
  });

  /** For what only the gateway does; the rest the registry refuses. */
  const refuseBelowSuperuser = async (id: string, session: Session) => {
    const { user } = await people.getUser({ id }, onBehalfOf(session));
    if (user?.superuser && !session.person.superuser) {
      throw new PlatformError('forbidden', 'only a superuser may do that to a superuser');
    }
  };

  decision('/sign-out', async (id, _body, session) => {
    await refuseBelowSuperuser(id, session);
    await sessions.endAllOf(id);
    recordSignIn({ action: 'session.ended', userId: id, by: session.person.id });
    return { done: 'signed-out' };
  });

  decision('/second-factor', async (id, _body, session) => {
    await refuseBelowSuperuser(id, session);
    await secondFactors.turnOff(id);
    recordSignIn({ action: 'second-factor.disabled', userId: id, by: session.person.id });
    return { done: 'second-factor' };
  });

  decision('/tokens/revoke', async (_id, body, session) => {
    const token = z.object({ id: text }).parse(body);
    const { revision } = await tokens.revokeToken(token, onBehalfOf(session));
    await directory.reached(revision);
    return { done: 'token-revoked' };
  });

  app.post<At>('/people/:id/export', async (request, reply) => {
    const session = await administrator(request);
    const { id } = request.params;
    const options = onBehalfOf(session, { timeoutMs: 60_000 });
    const { answer, trouble } = await triedToRead(
      reply,
      'it is not exported',
      people.exportUser({ id }, options),
    );
    if (trouble !== undefined) {
      return showPerson(reply, session, { id, message: { tone: 'bad', text: trouble } });
    }
    return reply
      .header('content-disposition', `attachment; filename="user-${id}.json"`)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(fromStruct(answer.data), null, 2)}\n`);
  });

  app.post<At>('/people/:id/password-link', async (request, reply) => {
    const session = await administrator(request);
    const { id } = request.params;
    const { user } = await people.getUser({ id }, onBehalfOf(session));
    const ofSuperuser = user?.superuser === true && !session.person.superuser;
    if (!user || ofSuperuser) {
      reply.code(403);
      const why = 'no link is made: only a superuser may make one for a superuser';
      return showPerson(reply, session, { id, message: { tone: 'bad', text: why } });
    }
    const link = await linkFor(id, user.displayName, session);
    return showPerson(reply, session, { id, link });
  });
}
