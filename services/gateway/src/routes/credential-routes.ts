import type { FastifyInstance, FastifyReply } from 'fastify';
import { holds } from '@patchbay/proto';
import { z } from 'zod';
import { credentialsPage, type MadeCredential } from '../credentials/credentials-page.ts';
import type { Message } from '../pages/tasks.ts';
import type { AdminClient } from '../platform-clients.ts';
import { inLanguage } from '../shell/in-language.ts';
import { outcomeOf, outcomeUrl } from '../shell/outcome.ts';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import { tried } from '../shell/tried.ts';
import type { Session } from '../sign-in/sessions.ts';

type Shown = {
  plugin?: string;
  page?: string;
  wanted?: string;
  made?: MadeCredential;
  message?: Message | undefined;
};

const slug = z.string().trim().max(63).catch('');
const query = z.object({ plugin: slug, page: z.string().max(100).catch('') });
/** `plugin` is whose credentials were listed. */
const form = z.object({ slug, plugin: slug });

/** Of a page. */
const pageSize = 25;

/** The credentials of plugins: a list, a new one, the end of one. */
export function credentialRoutes(
  app: FastifyInstance,
  context: PagesContext & { registry: AdminClient },
): void {
  const { catalog, events, registry, newFrame } = context;

  const show = async (
    reply: FastifyReply,
    session: Session,
    { plugin = '', page = '', wanted = plugin, made, message }: Shown,
  ) => {
    const asked = { slug: plugin, pageSize, pageToken: page };
    const listed = await registry.listCredentials(asked, onBehalfOf(session));
    const main = credentialsPage({
      credentials: listed.credentials,
      plugins: inLanguage(catalog.plugins(), session.locale),
      plugin,
      first: page === '',
      nextPage: listed.nextPageToken,
      wanted,
      made,
      message,
      mayReadAudit: holds(session.person, 'audit.read'),
    });
    const frame = newFrame();
    const about = { title: 'Credentials', at: '/credentials' };
    return sendShell(reply, context, { ...about, main, session, frame });
  };

  app.get('/credentials', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const done = outcomeOf(request.query);
    const message: Message | undefined = done ? { tone: 'good', text: done } : undefined;
    return show(reply, session, { ...query.parse(request.query), message });
  });

  app.post('/credentials', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { slug: wanted, plugin } = form.parse(request.body ?? {});
    const made = registry.createCredential({ slug: wanted }, onBehalfOf(session));
    const { answer, trouble } = await tried(reply, 'no credential is made', made);
    if (trouble !== undefined) {
      return show(reply, session, { plugin, wanted, message: { tone: 'bad', text: trouble } });
    }
    const account = session.person.id;
    events.decided({ about: wanted, decision: 'credential made', account });
    return show(reply, session, { plugin: wanted, made: { slug: wanted, token: answer.token } });
  });

  app.post<{ Params: { id: string } }>('/credentials/:id/revoke', async (request, reply) => {
    const session = await signedInFor('plugins.administer', request, context);
    const { id } = request.params;
    const { slug: about, plugin } = form.parse(request.body ?? {});
    const revoked = registry.revokeCredential({ id }, onBehalfOf(session));
    const { trouble } = await tried(reply, 'the credential is not revoked', revoked);
    if (trouble !== undefined) {
      return show(reply, session, { plugin, message: { tone: 'bad', text: trouble } });
    }
    events.decided({ about, decision: 'credential revoked', account: session.person.id });
    const outcome = outcomeUrl('/credentials', { done: 'credentialRevoked' });
    const listed = plugin && `&${new URLSearchParams({ plugin }).toString()}`;
    return reply.redirect(`${outcome}${listed}`, 303);
  });
}
