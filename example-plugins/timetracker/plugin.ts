import { definePlugin, PlatformError, readRecipients, repeat, serve } from '@patchbay/sdk';
import type { RequestContext } from '@patchbay/sdk';
import { z } from 'zod';
import { toCsv } from './csv.ts';
import { listPage, monthPage, readOnlyPage, ticketPage } from './pages.ts';
import { asHours, total } from './rounding.ts';
import { spaceSettings, type TrackerSettings } from './settings.ts';
import { readTicket, readTimer } from './ticket-form.ts';
import { createTickets, type NewTicket, type Ticket, type Which } from './tickets.ts';

type Context = Pick<
  RequestContext<'', object, TrackerSettings>,
  'identity' | 'space' | 'settingsFor' | 'activities' | 'notifications'
>;

const folder = process.env['PATCHBAY_DATA'] ?? '.patchbay';
const tickets = createTickets(process.env['TIMETRACKER_DATABASE'] ?? `${folder}/tickets.sqlite`);
const searched = z.object({ terms: z.string() });
const editAll = 'timetracker.edit-all';

export const timetracker = definePlugin({
  slug: 'timetracker',
  title: 'Time Tracker',
  version: '1.0.0',
  description:
    'Who worked how long on what: in a space for all who are in it, elsewhere for oneself.',
  icon: 'clock',
  scopes: { site: true, space: { defaultView: '/tickets' } },
  spaceSettings,
  permissions: [
    { name: 'edit-all', title: 'Change the time of others', defaultRoles: ['space.admin'] },
  ],
  notificationTypes: [
    {
      name: 'ticket-created',
      title: 'Time is added',
      description: 'By somebody who wants you to know',
    },
    {
      name: 'ticket-modified',
      title: 'Your time is changed',
      description: 'By an admin of the space',
    },
  ],
  contributions: [
    { point: 'nav', id: 'timetracker', title: 'My time', path: '/tickets' },
    {
      point: 'search',
      id: 'tickets',
      title: 'Time',
      run(payload, { space, identity }) {
        const { terms } = searched.parse(payload);
        const found = tickets.list(space === undefined ? { author: identity.sub } : { space }, {
          terms,
        });
        return { results: found.slice(0, 20).map(asResult) };
      },
    },
    {
      point: 'dashboard.widgets',
      id: 'week',
      title: 'Time this week',
      run(_payload, { space, identity }) {
        const since = new Date(Date.now() - repeat.weekly * 1000).toISOString().slice(0, 10);
        const own = tickets.list({ space, author: identity.sub }).filter(({ day }) => day > since);
        return { html: `<p>You worked ${asHours(total(own, 1))}.</p>` };
      },
    },
  ],
  lifecycle: {
    'space-deleted': ({ space }) => tickets.forgetSpace(space),
  },
  tasks: {
    weekly_summary: {
      title: 'Sum up the week',
      scope: 'space',
      delaySeconds: repeat.weekly,
      repeatSeconds: repeat.weekly,
      run: async (_params, { space, settingsFor, activities, scheduledFor }) => {
        const { rounding_minutes: to } = await settingsFor({ space: space?.id });
        const since = new Date(scheduledFor.getTime() - repeat.weekly * 1000);
        const week = tickets
          .list({ space: space?.id })
          .filter(({ day }) => day > since.toISOString().slice(0, 10));
        const key = `week ${scheduledFor.toISOString()}`;
        const target = asHours(total(week, to));
        await activities.emit({ verb: 'counted this week', target, link: '/month', key });
        return { tickets: week.length };
      },
    },
  },
  routes: {
    'GET /': () => seeOther('tickets'),
    'GET /tickets': async (context) =>
      listPage({
        title: context.space ? `Time in ${context.space.title}` : 'My time',
        tickets: tickets.list(seenBy(context)),
        timer: tickets.timer(context.identity.sub, context.space?.id),
        everywhere: context.space && context.links.to('/tickets', { space: null }),
        settings: await settingsOf(context),
      }),
    'GET /new': async (context) => {
      const settings = await settingsOf(context);
      return ticketPage({
        heading: 'Add time',
        ticket: { ...blank(settings), minutes: settings.rounding_minutes },
        categories: settings.categories,
        recipients: context.space && (await context.notifications.recipients()),
        back: 'tickets',
      });
    },
    'POST /new': async (context) => {
      const form = await context.request.formData();
      await add(context, readTicket(form), readRecipients(form));
      return seeOther('tickets');
    },
    'GET /tickets/:id': async (context) => {
      const ticket = requireTicket(context, context.params.id);
      const { categories, rounding_minutes: to } = await settingsOf(context);
      if (!mayEdit(context, ticket)) return readOnlyPage(ticket, to);
      const remove = `${ticket.id}/delete`;
      return ticketPage({ heading: ticket.title, ticket, categories, back: '../tickets', remove });
    },
    'POST /tickets/:id': async (context) => {
      const { id, author } = requireEditable(context, context.params.id);
      const changed = readTicket(await context.request.formData());
      tickets.change(id, changed);
      if (author !== context.identity.sub) {
        await context.notifications.send('ticket-modified', {
          title: `${context.identity.name} changed your time on ${changed.title}`,
          users: [author],
          link: `/tickets/${id}`,
        });
      }
      return seeOther('../tickets');
    },
    'POST /tickets/:id/delete': (context) => {
      tickets.remove(requireEditable(context, context.params.id).id);
      return seeOther('../../tickets');
    },
    'POST /timer': async ({ request, identity, space }) => {
      tickets.startTimer(identity.sub, space?.id, readTimer(await request.formData()));
      return seeOther('tickets');
    },
    'POST /timer/stop': async (context) => {
      const { identity, space } = context;
      const timer = tickets.timer(identity.sub, space?.id);
      if (!timer) throw new PlatformError('conflict', 'no timer of yours runs here');
      const minutes = Math.ceil((Date.now() - timer.started.getTime()) / 60_000);
      const ticket = { ...blank(await settingsOf(context)), title: timer.title, minutes };
      await add(context, ticket);
      tickets.endTimer(identity.sub, space?.id);
      return seeOther('../tickets');
    },
    'GET /month': async (context) => {
      const month = monthOf(context.query);
      const { rounding_minutes: to } = await settingsOf(context);
      return monthPage(month, tickets.list(seenBy(context), { month }), to);
    },
    'GET /month.csv': async (context) => {
      const month = monthOf(context.query);
      const { rounding_minutes: to } = await settingsOf(context);
      return new Response(toCsv(tickets.list(seenBy(context), { month }), to), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="time-${month}.csv"`,
        },
      });
    },
  },
});

/** In a space its tickets; elsewhere one's own, and all for who may change them. */
function seenBy({ identity, space }: Pick<Context, 'identity' | 'space'>): Which {
  if (space) return { space: space.id };
  return identity.permissions.includes(editAll) ? {} : { author: identity.sub };
}

/** Whoever wrote it, admins of the space and managers of the site (SPC-29). */
function mayEdit({ identity }: Pick<Context, 'identity'>, { author }: Ticket): boolean {
  return author === identity.sub || identity.permissions.includes(editAll);
}

/** Outside of spaces only one's own, and all for who may change them. */
function requireTicket(context: Pick<Context, 'identity' | 'space'>, id: string): Ticket {
  const ticket = tickets.find(Number(id), { space: context.space?.id });
  if (ticket && (context.space || mayEdit(context, ticket))) return ticket;
  throw new PlatformError('not_found', 'there is no such ticket here');
}

function requireEditable(context: Pick<Context, 'identity' | 'space'>, id: string): Ticket {
  const ticket = requireTicket(context, id);
  if (mayEdit(context, ticket)) return ticket;
  throw new PlatformError('forbidden', `only ${ticket.authorName} and admins may change this`);
}

async function add(
  { identity, space, activities, notifications }: Context,
  ticket: NewTicket,
  told: { roles: string[]; users: string[] } = { roles: [], users: [] },
): Promise<void> {
  const link = `/tickets/${tickets.add(ticket, identity, space?.id)}`;
  if (!space) return;
  const target = `${asHours(ticket.minutes)} on ${ticket.title}`.slice(0, 200);
  await activities.emit({ verb: 'booked', target, link });
  if (told.roles.length + told.users.length === 0) return;
  const title = `${identity.name} booked ${target}`.slice(0, 200);
  await notifications.send('ticket-created', { title, text: ticket.note, link, ...told });
}

function settingsOf({ settingsFor, identity, space }: Context): Promise<TrackerSettings> {
  return settingsFor({ user: identity.sub, space: space?.id });
}

function blank({ billable_default: billable, categories }: TrackerSettings): NewTicket {
  const day = new Date().toISOString().slice(0, 10);
  return { title: '', note: '', category: categories[0] ?? '', minutes: 1, billable, day };
}

function monthOf(query: URLSearchParams): string {
  const month = query.get('month') ?? '';
  return /^\d{4}-\d\d$/.test(month) ? month : new Date().toISOString().slice(0, 7);
}

function asResult({ id, title, note, day, authorName }: Ticket) {
  return { title, path: `/tickets/${id}`, text: [authorName, day, note.slice(0, 500)].join(' · ') };
}

/** Another page of the plugin; the path is relative to the one that is asked for. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

if (import.meta.main) await serve(timetracker);
