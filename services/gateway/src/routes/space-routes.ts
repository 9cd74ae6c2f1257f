import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dashboardWidgets, endOfDay, holds, PlatformError, toTimestamp } from '@patchbay/proto';
import { z } from 'zod';
import type { Html } from '../shell/html.ts';
import { outcomeOf, outcomeUrl } from '../shell/outcome.ts';
import {
  onBehalfOf,
  Refused,
  sendFragment,
  sendShell,
  signedIn,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import type { Broker } from '../broker/broker.ts';
import { actingIn } from '../requests/identity.ts';
import { widgetsSection } from '../widgets/widgets-content.ts';
import { callout } from '../pages/callout.ts';
import { activityList, spaceDashboard } from '../pages/space-dashboard.ts';
import { spacePeople } from '../pages/space-people.ts';
import { newSpacePage, spacesPage } from '../pages/spaces.ts';
import type { SpacesClient } from '../platform-clients.ts';
import { isRefusal } from '../requests/refusal.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf } from '../shell/trouble.ts';
import { statusOf } from '../shell/trouble-status.ts';

export type SpaceRoutesContext = PagesContext & { broker: Broker; spacesClient: SpacesClient };

type At = { Params: { space: string } };

const text = z.string().trim().catch('');
const newSpace = z.object({ title: text, expires: text });

/** The spaces one is in, creating one, and the dashboard that each begins with. */
export function spaceRoutes(app: FastifyInstance, context: SpaceRoutesContext): void {
  const { broker, catalog, directory, spaces, spacesClient, newFrame } = context;

  app.get<{ Querystring: { all?: string } }>('/spaces', async (request, reply) => {
    const session = await signedIn(request, context);
    const maySeeAll = holds(session.person, 'spaces.administer');
    const all = maySeeAll && request.query.all !== undefined;
    const { spaces: found } = await spacesClient.listSpaces(
      { all, pageSize: 1000 },
      onBehalfOf(session),
    );
    const frame = newFrame();
    const main = spacesPage({
      spaces: found,
      all,
      maySeeAll,
      mayCreate: holds(session.person, 'spaces.create'),
      message: messageOf(request),
      frame,
    });
    return sendShell(reply, context, { title: 'Spaces', at: '/spaces', main, session, frame });
  });

  app.get('/spaces/new', async (request, reply) => {
    const session = await signedInFor('spaces.create', request, context);
    const main = newSpacePage({});
    const page = { title: 'Create a space', at: '/spaces/new', main, session, frame: newFrame() };
    return sendShell(reply, context, page);
  });

  app.post('/spaces/new', async (request, reply) => {
    const session = await signedInFor('spaces.create', request, context);
    const sent = newSpace.parse(request.body ?? {});
    try {
      const expiresAt = toTimestamp(endOfDay(sent.expires));
      const made = await spacesClient.createSpace(
        { title: sent.title, expiresAt },
        onBehalfOf(session),
      );
      await directory.reached(made.revision);
      return await reply.redirect(
        outcomeUrl(`/s/${made.space?.slug}/`, { done: 'spaceCreated' }),
        303,
      );
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(statusOf(error));
      const main = newSpacePage({ ...sent, error: troubleOf(error.message) });
      const page = { title: 'Create a space', at: '/spaces/new', main, session, frame: newFrame() };
      return sendShell(reply, context, page);
    }
  });

  app.get<At>('/s/:space', (request, reply) =>
    reply.redirect(`/s/${encodeURIComponent(request.params.space)}/`, 308),
  );
  app.get<At>('/s/:space/', async (request, reply) => {
    const session = await signedIn(request, context);
    return showSpace(reply, session, request.params.space, messageOf(request));
  });
  app.post<At>('/s/:space/leave', async (request, reply) => {
    const session = await signedIn(request, context);
    const { space: slug } = request.params;
    try {
      const left = await spacesClient.removeSpaceMember(
        { slug, user: session.person.id },
        onBehalfOf(session),
      );
      await directory.reached(left.revision);
      return await reply.redirect(outcomeUrl('/spaces', { done: 'spaceLeft' }), 303);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(statusOf(error));
      return showSpace(reply, session, slug, callout('bad', troubleOf(error.message)));
    }
  });

  const showSpace = async (
    reply: FastifyReply,
    session: Session,
    slug: string,
    message: Html | undefined,
  ) => {
    const entered = spaces.enter(session.person, slug);
    if (isRefusal(entered)) throw new Refused(entered);
    const frame = newFrame();
    const [activities, { members }] = await Promise.all([
      activitiesOf(slug, session, frame),
      spacesClient.listSpaceMembers({ slug }, onBehalfOf(session)),
    ]);
    const { space, roles } = entered;
    const mayLeave = roles.length > 0 && !space.archived;
    const people = spacePeople({ slug, members, mayLeave });
    const asked = { acting: actingIn(session), space };
    const contributors = broker.contributors(dashboardWidgets, asked);
    const widgets = widgetsSection(contributors, { space: slug });
    const main = spaceDashboard(entered, { message, widgets, activities, people });
    const { title } = space;
    return sendShell(reply, context, { title, at: `/s/${slug}/`, main, session, frame });
  };
  app.get<{ Querystring: { space?: string } }>(
    '/-/fragments/activities',
    async (request, reply) => {
      const session = await signedIn(request, context);
      const frame = newFrame();
      return sendFragment(
        reply,
        await activitiesOf(request.query.space ?? '', session, frame),
        frame,
      );
    },
  );

  const activitiesOf = async (
    slug: string,
    session: Session,
    frame: ReturnType<typeof newFrame>,
  ) => {
    const { activities } = await spacesClient.listActivities({ slug }, onBehalfOf(session));
    return activityList(activities, catalog.plugins(), frame);
  };
}

function messageOf({ query }: FastifyRequest) {
  const outcome = outcomeOf(query);
  return outcome === undefined ? undefined : callout('good', outcome);
}
