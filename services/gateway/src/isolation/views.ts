import type { Database } from '@patchbay/chassis';
import type { Session, Sessions } from '../sign-in/sessions.ts';
import { hashOf, newToken, tokenShape } from '../sign-in/token.ts';
import { addTicket, addView, deleteExpiredTickets, sessionOfView } from './view-store.ts';

/**
 * Who looks at plugins' views on origins of their own. A view's token stands for a session in the views
 * of one plugin, and nowhere else; it ends with the session.
 */
export type Views = {
  /** A ticket that lets the browser of a session into a plugin's views, once, within 30 seconds. */
  ticket(session: Session, slug: string): Promise<string>;
  /** Uses a ticket up; the view's token, or undefined when the ticket is not good for this plugin. */
  enter(ticket: string, slug: string): Promise<string | undefined>;
  /** The session of a view's token if all of it is in memory and fresh; else `find` has to be asked. */
  remembered(token: string, slug: string): Session | undefined;
  /** @throws PlatformError `unavailable` while it is not known who there is. */
  find(token: string, slug: string): Promise<Session | undefined>;
  deleteExpired(): Promise<number>;
  /** What is in memory, for the next process to begin with. */
  kept(): RememberedView[];
  /** Differs when others are in memory. */
  changes(): number;
};

/** A view as it is kept for the next process; `id` is the SHA-256 of its token, in base64url. */
export type RememberedView = View & { id: string };

/** What a token stands for never changes, so it is read once. */
type View = { slug: string; sessionId: string };

export function createViews({
  db,
  sessions,
  maxRemembered = 20_000,
  kept = [],
}: {
  db: Database;
  sessions: Pick<Sessions, 'rememberedById' | 'findById'>;
  maxRemembered?: number;
  /** By an earlier process: good while Postgres is away, for as long as their sessions are. */
  kept?: readonly RememberedView[];
}): Views {
  const views = new Map<string, RememberedView>();
  const earlier = new Map(kept.map((view) => [view.id, view]));
  let changes = 0;

  const viewOf = async (token: string, slug: string): Promise<View | undefined> => {
    if (!tokenShape.test(token)) return undefined;
    const tokenHash = hashOf(token);
    const id = tokenHash.toString('base64url');
    const view = await stored({ tokenHash, slug, id });
    earlier.delete(id);
    if (!view) return undefined;
    if (views.size >= maxRemembered) views.clear();
    views.set(token, view);
    changes++;
    return view;
  };

  const stored = async (asked: { tokenHash: Buffer; slug: string; id: string }) => {
    const { slug, id } = asked;
    try {
      const sessionHash = await sessionOfView(db, asked);
      return sessionHash && { id, slug, sessionId: sessionHash.toString('base64url') };
    } catch (error) {
      const known = earlier.get(id);
      if (known) return known;
      throw error;
    }
  };

  return {
    async ticket({ id }, slug) {
      const ticket = newToken();
      const sessionHash = Buffer.from(id, 'base64url');
      await addTicket(db, { tokenHash: hashOf(ticket), sessionHash, slug });
      return ticket;
    },
    async enter(ticket, slug) {
      if (!tokenShape.test(ticket)) return undefined;
      const token = newToken();
      const hashes = { ticketHash: hashOf(ticket), tokenHash: hashOf(token) };
      return (await addView(db, { ...hashes, slug })) && token;
    },
    remembered(token, slug) {
      const view = views.get(token);
      return view?.slug === slug ? sessions.rememberedById(view.sessionId) : undefined;
    },
    async find(token, slug) {
      const view = views.get(token) ?? (await viewOf(token, slug));
      return view?.slug === slug ? sessions.findById(view.sessionId) : undefined;
    },
    deleteExpired: () => deleteExpiredTickets(db),
    kept: () => [...views.values(), ...earlier.values()].slice(0, maxRemembered),
    changes: () => changes,
  };
}
