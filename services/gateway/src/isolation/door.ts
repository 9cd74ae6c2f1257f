import type { LocalAnswer } from '../engine/local-answer.ts';
import { isPluginUrl, parsePluginUrl } from '../requests/paths.ts';
import type { PlatformCookie } from '../sign-in/platform-cookies.ts';
import type { Refusal } from '../requests/refusal.ts';
import { cookieRefused, usedTicket } from '../requests/refusals/origin-refusals.ts';
import { sessionUnchecked } from '../requests/refusals/platform-refusals.ts';
import { pageNotFound } from '../requests/refusals/route-refusals.ts';
import type { Session } from '../sign-in/sessions.ts';
import { hashOf } from '../sign-in/token.ts';
import type { Origins } from './origins.ts';
import { doorPath } from './site-rules.ts';
import type { Views } from './views.ts';

/** Lets a frame into a plugin's origin; `token` is that of the view's cookie, if it has one. */
export type Door = (asked: {
  slug: string;
  target: string;
  token: string | undefined;
}) => Promise<LocalAnswer | Refusal>;

/** The shell's page that sends a frame with a new ticket to the door of a plugin's origin. */
export const ticketPath = '/-/views/enter';

/**
 * The door of a plugin's origin, in three steps, each of them a redirect of the frame:
 *
 * 1. The shell's frame comes with the mark of the session it belongs to. If the origin's cookie stands
 *    for that session, the frame goes on to the page, else to the shell for a ticket.
 * 2. With a ticket, once, the origin's cookie is set.
 * 3. The frame goes on if the browser kept the cookie, and is told so if it did not.
 */
export function createDoor({
  views,
  origins: { shell, viewOrigin },
  cookie,
}: {
  views: Views;
  origins: Origins;
  cookie: PlatformCookie;
}): Door {
  const enter: Door = async ({ slug, target, token }) => {
    const query = new URL(target, shell).searchParams;
    const to = query.get('to') ?? '';
    if (!isPathOf(slug, to)) return pageNotFound();
    const ticket = query.get('ticket');
    if (ticket !== null) {
      const entered = await views.enter(ticket, slug);
      if (entered === undefined) return usedTicket(to);
      return redirect(doorUrl('', { kept: '', to }), { 'set-cookie': cookie.set(entered) });
    }
    const session = token === undefined ? undefined : await views.find(token, slug);
    if (query.has('kept')) {
      return session ? redirect(to) : cookieRefused(new URL(viewOrigin(slug)).host);
    }
    const isTheirs = session !== undefined && markOf(session) === query.get('as');
    return redirect(isTheirs ? to : ticketUrl(shell, to));
  };

  return async (asked) => {
    try {
      return await enter(asked);
    } catch (error) {
      return sessionUnchecked(error);
    }
  };
}

/** The address of a frame that shows a page of a plugin to the person of a session. */
export function frameUrl(
  { isolated, viewOrigin }: Origins,
  { slug, url, session }: { slug: string; url: string; session: Session },
): string {
  if (!isolated) return url;
  return doorUrl(viewOrigin(slug), { as: markOf(session), to: url });
}

/** The address at which a ticket lets a frame in. */
export function entranceUrl(
  { viewOrigin }: Origins,
  { slug, url, ticket }: { slug: string; url: string; ticket: string },
): string {
  return doorUrl(viewOrigin(slug), { ticket, to: url });
}

export function ticketUrl(shell: string, to: string): string {
  return `${shell}${ticketPath}?${new URLSearchParams({ to }).toString()}`;
}

/** The plugin of a path that a frame may be sent to. */
export function slugOf(path: string): string | undefined {
  const url = isPluginUrl(path) ? parsePluginUrl(path) : undefined;
  return url?.kind === 'plugin' ? url.slug : undefined;
}

function isPathOf(slug: string, path: string): boolean {
  return slugOf(path) === slug;
}

function doorUrl(origin: string, query: Record<string, string>): string {
  return `${origin}${doorPath}?${new URLSearchParams(query).toString()}`;
}

/** Tells one session from another, and nothing else about it. */
function markOf({ id }: Session): string {
  return hashOf(`mark of ${id}`).toString('base64url').slice(0, 16);
}

function redirect(location: string, headers: Record<string, string> = {}): LocalAnswer {
  const kept = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { kind: 'answer', status: 303, headers: { location, ...kept, ...headers }, body: '' };
}
