import type { KnownSpace } from '@patchbay/chassis';
import {
  holds,
  type Holder,
  type IdentityClaims,
  type Person,
  type SettingScope,
} from '@patchbay/proto';
import { SignJWT } from 'jose';
import type { Session } from '../sign-in/sessions.ts';
import type { Entered, Spaces } from './spaces.ts';
import { algorithm, type SigningKeys } from './signing-keys.ts';

const lifetimeMs = 60_000;
const reuseLeftMs = 20_000;

/** Somebody in whose name a plugin is asked. */
export type Acting = Pick<IdentityClaims, 'sub' | 'name' | 'roles' | 'locale' | 'timeZone'> & {
  /** What asks in their name, such as `plugin:<slug>`. */
  actor?: string | undefined;
} & Holder;

export type Identity = {
  /** What `tokenFor` gives, if it is in memory. */
  remembered(session: Session, slug: string, entered?: Entered): string | undefined;
  /** The value of `Patchbay-Identity` for a request of `session` to the plugin `slug`, in a space. */
  tokenFor(session: Session, slug: string, entered?: Entered): Promise<string>;
  /** The same for a page for settings of these scopes: with no other token are they read or changed. */
  tokenForSettings(
    session: Session,
    slug: string,
    scopes: readonly SettingScope[],
    entered?: Entered,
  ): Promise<string>;
  /** The same for a call that the platform makes below `/-/call/`, where no other token counts. */
  tokenForCall(acting: Acting, slug: string): Promise<string>;
};

type Minted = {
  token: Promise<string>;
  text: string | undefined;
  expiresAt: number;
  person: Person | undefined;
  space: KnownSpace | undefined;
};

/**
 * Says who asks, to one plugin: a JWT signed with Ed25519 that is valid for 60 s. It is minted once
 * per session, plugin and space, and reused while it has at least 20 s left and nothing about the
 * person or the space changed.
 */
export function createIdentity({
  keys,
  issuer,
  permissionsOf,
  spaces,
  now = Date.now,
}: {
  keys: SigningKeys;
  issuer: string;
  /** The permissions that concern a plugin. */
  permissionsOf: (slug: string) => readonly string[];
  spaces: Pick<Spaces, 'holds'>;
  now?: () => number;
}): Identity {
  const minted = new Map<string, Minted>();
  /** What a session was sent with last, by plugin: making the key of `minted` costs as much as all else. */
  const sent = new WeakMap<Session, Map<string, Minted>>();

  const claimsOf = (acting: Acting, slug: string): IdentityClaims => {
    const { sub, name, roles, locale, timeZone, actor } = acting;
    const permissions = permissionsOf(slug).filter((permission) => holds(acting, permission));
    const act = actor === undefined ? {} : { act: { sub: actor } };
    return { sub, name, roles, permissions, locale, timeZone, ...act };
  };

  const isFresh = (entry: Minted) => entry.expiresAt - now() >= reuseLeftMs;

  const reused = (key: string): Minted | undefined => {
    const known = minted.get(key);
    return known && isFresh(known) ? known : undefined;
  };

  const claimsIn = (session: Session, slug: string, entered: Entered): IdentityClaims => {
    const { space, roles } = entered;
    return {
      ...claimsOf(actingIn(session), slug),
      permissions: permissionsOf(slug).filter((it) => spaces.holds(session.person, it, entered)),
      space: { id: space.id, slug: space.slug, title: space.title, roles: [...roles] },
    };
  };

  const claimsFor = (session: Session, slug: string, entered: Entered | undefined) =>
    entered ? claimsIn(session, slug, entered) : claimsOf(actingIn(session), slug);

  const fresh = (
    key: string,
    slug: string,
    claims: IdentityClaims,
    { person, space }: Partial<Pick<Minted, 'person' | 'space'>> = {},
  ) => {
    forgetExpired(minted, now());
    const issuedAt = Math.floor(now() / 1000);
    const token = mint(keys, { claims, slug, issuer, issuedAt });
    minted.delete(key);
    const entry: Minted = {
      token,
      text: undefined,
      expiresAt: issuedAt * 1000 + lifetimeMs,
      person,
      space,
    };
    minted.set(key, entry);
    token.then(
      (text) => (entry.text = text),
      () => minted.delete(key),
    );
    return token;
  };

  const isOf = ({ person, space }: Minted, session: Session, entered: Entered | undefined) =>
    person === session.person && space === entered?.space;

  const known = (key: string, session: Session, entered: Entered | undefined) => {
    const entry = reused(key);
    return entry && isOf(entry, session, entered) ? entry : undefined;
  };

  const noteSent = (session: Session, slug: string, entry: Minted) => {
    let bySlug = sent.get(session);
    if (!bySlug) sent.set(session, (bySlug = new Map()));
    bySlug.set(slug, entry);
  };

  return {
    remembered(session, slug, entered) {
      const last = sent.get(session)?.get(slug);
      if (last && isFresh(last) && isOf(last, session, entered)) return last.text;
      const entry = known(keyOf(session, slug, entered), session, entered);
      if (entry?.text !== undefined) noteSent(session, slug, entry);
      return entry?.text;
    },
    tokenFor(session, slug, entered) {
      const key = keyOf(session, slug, entered);
      const entry = known(key, session, entered);
      if (entry) return entry.token;
      const about = { person: session.person, space: entered?.space };
      return fresh(key, slug, claimsFor(session, slug, entered), about);
    },
    tokenForSettings(session, slug, scopes, entered) {
      const key = `${keyOf(session, slug, entered)} settings ${scopes.join()}`;
      const entry = known(key, session, entered);
      if (entry) return entry.token;
      const claims = { ...claimsFor(session, slug, entered), settings: [...scopes] };
      return fresh(key, slug, claims, { person: session.person, space: entered?.space });
    },
    tokenForCall(acting, slug) {
      const claims: IdentityClaims = { ...claimsOf(acting, slug), use: 'call' };
      const key = `call ${JSON.stringify(claims)} ${slug}`;
      return reused(key)?.token ?? fresh(key, slug, claims);
    },
  };
}

function keyOf({ id }: Session, slug: string, entered: Entered | undefined): string {
  return entered ? `${id} ${slug} ${entered.space.id}` : `${id} ${slug}`;
}

/** The person of a session. */
export function actingIn({ person, locale, timeZone, actor }: Omit<Session, 'id'>): Acting {
  const { id: sub, displayName: name, roles, everything, permissions, scopes, verdicts } = person;
  const rights = { everything, permissions, scopes, verdicts };
  return { sub, name, roles: [...roles], ...rights, locale, timeZone, actor };
}

function mint(
  keys: SigningKeys,
  {
    claims: { sub, ...claims },
    slug,
    issuer,
    issuedAt,
  }: { claims: IdentityClaims; slug: string; issuer: string; issuedAt: number },
): Promise<string> {
  const { kid, privateKey } = keys.current();
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(slug)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeMs / 1000)
    .sign(privateKey);
}

/** Entries are in order of expiry. */
function forgetExpired(minted: Map<string, Minted>, now: number): void {
  for (const [key, { expiresAt }] of minted) {
    if (expiresAt > now) return;
    minted.delete(key);
  }
}
