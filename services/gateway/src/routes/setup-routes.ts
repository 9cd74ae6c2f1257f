import type { FastifyInstance } from 'fastify';
import { displayName, username, violationsOf } from '@patchbay/proto';
import { z } from 'zod';
import { sendPage } from '../shell/pages-context.ts';
import { setupClosedPage, setupPage } from '../pages/setup.ts';
import type { Setup } from '../sign-in/setup.ts';
import { enter, type EnterContext } from '../sign-in/enter.ts';
import { newPassword } from './password-routes.ts';

const person = z.object({
  displayName,
  username,
  password: newPassword,
});

const text = z.string().catch('');
const asSent = z.object({ token: text, displayName: text, username: text, timeZone: text });

/**
 * The one-time link: 200 while it can be used, 410 once there is an account, 403 with a wrong token.
 * Of two people who send the form at the same time, one becomes the administrator.
 */
export function setupRoutes(app: FastifyInstance, context: EnterContext & { setup: Setup }): void {
  const { setup, directory, events, newFrame } = context;

  app.get<{ Querystring: { token?: unknown } }>('/setup', async (request, reply) => {
    const token = text.parse(request.query.token);
    const state = await setup.state(token);
    const frame = newFrame();
    if (state === 'usable') return sendPage(reply, setupPage({ token, frame }), frame);
    reply.code(state === 'used' ? 410 : 403);
    return sendPage(reply, setupClosedPage({ used: state === 'used', frame }), frame);
  });

  app.post('/setup', async (request, reply) => {
    const sent = asSent.parse(request.body ?? {});
    const { token } = sent;
    const state = await setup.state(token);
    const frame = newFrame();
    const closed = (used: boolean) => {
      reply.code(used ? 410 : 403);
      return sendPage(reply, setupClosedPage({ used, frame }), frame);
    };
    if (state !== 'usable') return closed(state === 'used');

    const parsed = person.safeParse(request.body);
    if (!parsed.success) {
      const violations = violationsOf(parsed.error);
      reply.code(400);
      return sendPage(reply, setupPage({ token, values: sent, violations, frame }), frame);
    }
    const first = await setup.complete(parsed.data);
    if (!first) return closed(true);
    const { user, revision, passwordHash } = first;
    await directory.reached(revision);
    events.setUp({ account: user.id, username: user.username });
    const { timeZone } = sent;
    return enter(request, reply, context, { userId: user.id, passwordHash, next: '/', timeZone });
  });
}
