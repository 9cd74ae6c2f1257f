import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import type { Message } from '../pages/people/people.ts';
import { rolesPage } from '../pages/people/roles.ts';
import type { PeopleClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import { tried } from '../shell/tried.ts';

type At = { Params: { name: string } };

const text = z.string().trim().max(1000).catch('');
const chosen = z.object({
  permission: z
    .union([z.array(z.string()), z.string().transform((name) => [name])])
    .optional()
    .transform((names) => names ?? []),
});

/** Roles and what they permit, for whoever administers people. */
export function roleRoutes(
  app: FastifyInstance,
  context: PagesContext & { people: PeopleClient },
): void {
  const { catalog, directory, people, newFrame } = context;

  const show = async (reply: FastifyReply, session: Session, message?: Message) => {
    const options = onBehalfOf(session);
    const [{ roles }, { permissions }] = await Promise.all([
      people.listRoles({}, options),
      people.listPermissions({}, options),
    ]);
    const titleOf = (slug: string) => catalog.plugins().get(slug)?.title ?? slug;
    const main = rolesPage({ roles, permissions, titleOf, message });
    return sendShell(reply, context, {
      title: 'Roles',
      at: '/people',
      main,
      session,
      frame: newFrame(),
    });
  };

  app.get<{ Querystring: { done?: string } }>('/roles', async (request, reply) => {
    const session = await signedInFor('people.administer', request, context);
    const { done } = request.query;
    const saved: Message = { tone: 'good', text: 'it is saved, and counts from now on' };
    return show(reply, session, done === '1' ? saved : undefined);
  });

  const change = (
    path: string,
    work: (name: string, body: unknown, session: Session) => Promise<{ revision: number }>,
  ): void => {
    app.post<At>(path, async (request, reply) => {
      const session = await signedInFor('people.administer', request, context);
      const done = work(request.params.name, request.body ?? {}, session);
      const { answer, trouble } = await tried(reply, 'it is not done', done);
      if (trouble !== undefined) return show(reply, session, { tone: 'bad', text: trouble });
      await directory.reached(answer.revision);
      return reply.redirect('/roles?done=1', 303);
    });
  };

  change('/roles', (_name, body, session) => {
    const about = z.object({ name: text, title: text, description: text }).parse(body);
    return people.createRole(about, onBehalfOf(session));
  });
  change('/roles/:name/delete', (name, _body, session) =>
    people.deleteRole({ name }, onBehalfOf(session)),
  );
  change('/roles/:name', async (name, body, session) => {
    const options = onBehalfOf(session);
    const wanted = new Set(chosen.parse(body).permission);
    const { roles } = await people.listRoles({}, options);
    const held = new Set(roles.find((role) => role.name === name)?.permissions);
    const addPermissions = [...wanted.difference(held)];
    const removePermissions = [...held.difference(wanted)];
    return people.updateRole({ name, addPermissions, removePermissions }, options);
  });
}
