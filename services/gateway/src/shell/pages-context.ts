import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CatalogCopy, DirectoryCopy } from '@patchbay/chassis';
import type { CallOptions, PermissionName } from '@patchbay/proto';
import type { AnswerRefusal } from '../requests/answer-refusal.ts';
import type { Events } from '../events.ts';
import { toText, type Html } from './html.ts';
import { inLanguage } from './in-language.ts';
import type { Origins } from '../isolation/origins.ts';
import type { PageFrame } from './page-frame.ts';
import type { PlatformCookies } from '../sign-in/platform-cookies.ts';
import type { PluginRoutes } from '../requests/plugin-route.ts';
import { shellPage, type ShellOptions } from '../pages/shell.ts';
import type { JudgePerson } from '../requests/judge-person.ts';
import type { Refusal } from '../requests/refusal.ts';
import { signedOut } from '../requests/refusals/identity-refusals.ts';
import { unlessHeld } from '../requests/refusals/permission-refusals.ts';
import type { Session, Sessions } from '../sign-in/sessions.ts';
import type { Spaces } from '../requests/spaces.ts';

/** What the routes of our own pages stand on. */
export type PagesContext = {
  sessions: Sessions;
  catalog: CatalogCopy;
  directory: DirectoryCopy;
  routes: PluginRoutes;
  spaces: Spaces;
  judge: JudgePerson;
  events: Events;
  publicUrl: URL;
  origins: Origins;
  cookies: PlatformCookies;
  newFrame: () => PageFrame;
  answerRefusal: AnswerRefusal;
};

/** Thrown by a route that does not answer; the pages' error handler tells why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Who asks, where it matters that somebody is there and not what they may. Throws `Refused`. */
export async function sessionOf(
  { raw }: FastifyRequest,
  { sessions, cookies }: Pick<SignedInDeps, 'sessions' | 'cookies'>,
): Promise<Session> {
  const token = cookies.session.tokenOf(raw.headers.cookie);
  const session = token === undefined ? undefined : await sessions.find(token);
  if (!session) throw new Refused(signedOut());
  return session;
}

/** Who asked, as policies saw them: so that no policy is waited for twice when the request is refused. */
export const judgedFor = new WeakMap<FastifyRequest, Session>();

/** Who asks, as policies see them. Throws `Refused` when nobody is signed in. */
export async function signedIn(
  request: FastifyRequest,
  { directory, judge, ...deps }: SignedInDeps,
): Promise<Session> {
  const session = await sessionOf(request, deps);
  const { raw } = request;
  const slug = spaceIn(raw.url ?? '');
  const person = await judge(session.person, slug && directory.space(slug)?.id);
  const judged = person === session.person ? session : { ...session, person };
  judgedFor.set(request, judged);
  return judged;
}

/** Somebody who has a permission. Throws `Refused` when nobody is signed in, or they have it not. */
export async function signedInFor(
  permission: PermissionName,
  request: FastifyRequest,
  context: SignedInDeps,
): Promise<Session> {
  const session = await signedIn(request, context);
  const refusal = unlessHeld(session.person, permission);
  if (refusal) throw new Refused(refusal);
  return session;
}

type SignedInDeps = Pick<PagesContext, 'sessions' | 'cookies' | 'directory' | 'judge'>;

/** The slug of the space that a page, or a part of one, is in. */
function spaceIn(url: string): string | undefined {
  const parsed = URL.parse(url, 'http://here');
  if (!parsed) return undefined;
  const { pathname, searchParams } = parsed;
  const [, slug] = /^\/s\/([^/?]+)/.exec(searchParams.get('at') ?? pathname) ?? [];
  return slug ?? searchParams.get('space') ?? undefined;
}

/** How the registry is told for whom the gateway asks. */
export function onBehalfOf({ person }: Session, options: CallOptions = {}): CallOptions {
  return { timeoutMs: 5_000, ...options, onBehalfOf: `user:${person.id}` };
}

export function sendPage(reply: FastifyReply, page: Html, frame: PageFrame): FastifyReply {
  return reply
    .header('content-security-policy', frame.policy)
    .header('cache-control', 'no-store')
    .header('vary', 'Sec-Fetch-Dest, Accept')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .type('text/html; charset=utf-8')
    .send(toText(page, { formToken: reply.request.formToken }));
}

/** Sends a page of the shell. */
export function sendShell(
  reply: FastifyReply,
  { catalog, routes, spaces }: Pick<PagesContext, 'catalog' | 'routes' | 'spaces'>,
  page: Omit<ShellOptions, 'plugins' | 'routes' | 'spaces'>,
): FastifyReply {
  const { locale } = page.session;
  const known = { plugins: inLanguage(catalog.plugins(), locale), routes, spaces };
  return sendPage(reply, shellPage({ ...page, ...known }), page.frame);
}

/** Sends a part of a page, for a page that is open already. */
export function sendFragment(reply: FastifyReply, fragment: Html, frame: PageFrame): FastifyReply {
  return sendPage(reply, fragment, frame);
}
