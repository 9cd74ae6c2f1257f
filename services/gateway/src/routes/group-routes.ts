import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import { groupsPage } from '../pages/people/groups.ts';
import { isGrantable, type Message } from '../pages/people/people.ts';
import type { PeopleClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { tried } from '../shell/tried.ts';

type At = { Params: { id: string } };

const text = z.string().trim().max(1000).catch('');
const membership = z.object({ user: z.string().min(1), member: z.enum(['true', 'false']) });
const chosen = z.object({
  role: z
    .union([z.array(z.string()), z.string().transform((name) => [name])])
    .optional()
    .transform((names) => names ?? []),
});

/** Groups, for whoever administers people. */
export function groupRoutes(
  app: FastifyInstance,
  context: PagesContext & { people: PeopleClient },
): void {
  const { directory, people, newFrame } = context;

  const show = async (reply: FastifyReply, session: Session, message?: Message) => {
    const options = onBehalfOf(session);
    const [{ groups }, { users }, { roles }] = await Promise.all([
      people.listGroups({}, options),
      people.listUsers({ pageSize: 1000 }, options),
      people.listRoles({}, options),
    ]);
    const main = groupsPage({ groups, users, roles, message });
    return sendShell(reply, context, {
      title: 'Groups',
      at: '/people',
      main,
      session,
      frame: newFrame(),
    });
  };

  app.get<{ Querystring: { done?: string } }>('/groups', async (request, reply) => {
    const session = await signedInFor('people.administer', request, context);
    const { done } = request.query;
    return show(reply, session, done === '1' ? { tone: 'good', text: 'it is saved' } : undefined);
  });

  const change = (
    path: string,
    work: (id: string, body: unknown, session: Session) => Promise<{ revision: number }>,
  ): void => {
    app.post<At>(path, async (request, reply) => {
      const session = await signedInFor('people.administer', request, context);
      const done = work(request.params.id, request.body ?? {}, session);
      const { answer, trouble } = await tried(reply, 'it is not done', done);
      if (trouble !== undefined) return show(reply, session, { tone: 'bad', text: trouble });
      await directory.reached(answer.revision);
      return reply.redirect('/groups?done=1', 303);
    });
  };

  change('/groups', (_id, body, session) =>
    people.createGroup(
      z.object({ name: text, description: text }).parse(body),
      onBehalfOf(session),
    ),
  );
  change('/groups/:id/delete', (id, _body, session) =>
    people.deleteGroup({ id }, onBehalfOf(session)),
  );
  change('/groups/:id/members', (id, body, session) => {
    const { user, member } = membership.parse(body);
    const request = { groupId: id, userId: user };
    return member === 'true'
      ? people.addGroupMember(request, onBehalfOf(session))
      : people.removeGroupMember(request, onBehalfOf(session));
  });
  change('/groups/:id/roles', async (id, body, session) => {
    const options = onBehalfOf(session);
    const wanted = new Set(chosen.parse(body).role);
    const [{ groups }, { roles }] = await Promise.all([
      people.listGroups({}, options),
      people.listRoles({}, options),
    ]);
    const held = new Set(groups.find((group) => group.id === id)?.roles);
    let revision = 0;
    for (const { name: role } of roles.filter(isGrantable)) {
      if (wanted.has(role) === held.has(role)) continue;
      const request = { role, groupId: id };
      ({ revision } = wanted.has(role)
        ? await people.grantRole(request, options)
        : await people.revokeRole(request, options));
    }
    return { revision };
  });
}
