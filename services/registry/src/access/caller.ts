import { PlatformError, type CallContext } from '@patchbay/proto';

/** Who did something, as the audit log knows them. */
export type Actor =
  | { kind: 'platform' }
  | { kind: 'user'; id: string }
  /** An API token that acts for a user. */
  | { kind: 'token'; id: string; userId: string }
  /** `userId` is the person for whom it did. */
  | { kind: 'plugin'; slug: string; userId?: string };

/** What somebody may do on the site, without policies. */
export type Rights = {
  /** May do everything, and no policy vetoes it. */
  superuser: boolean;
  everything: boolean;
  permissions: ReadonlySet<string>;
  /** Of a token: nothing beyond these; absent for no limit. */
  scopes?: ReadonlySet<string> | undefined;
};

/** Who asks for something, as far as it is proved, with what they may do. */
export type Caller =
  | { kind: 'platform' }
  | (Exclude<Actor, { kind: 'platform' }> & { name: string } & Rights);

/** The platform acting by itself: leases that end, relations that resolve. */
export const platform: Caller = { kind: 'platform' };

const noRights: Rights = { superuser: false, everything: false, permissions: new Set() };

const callers = new WeakMap<object, Caller>();

/** Notes who makes a call, once that is proved. */
export function setCaller(context: object, caller: Caller): void {
  callers.set(context, caller);
}

/**
 * Who makes a call. A call that no guard has seen is the platform's, or of somebody without rights.
 *
 * @throws PlatformError `invalid` when it is made on behalf of nobody that can be.
 */
export function callerOf(context: Pick<CallContext, 'onBehalfOf'>): Caller {
  const known = callers.get(context);
  if (known) return known;
  const id = userOnBehalf(context);
  return id === undefined ? platform : { kind: 'user', id, name: id, ...noRights };
}

/**
 * The id of the user that a call is made for.
 *
 * @throws PlatformError `invalid` when that is no user.
 */
export function userOnBehalf({ onBehalfOf }: Pick<CallContext, 'onBehalfOf'>): string | undefined {
  if (onBehalfOf === undefined) return undefined;
  const [kind, id, ...rest] = onBehalfOf.split(':');
  if (kind === 'user' && id && rest.length === 0) return id;
  throw new PlatformError(
    'invalid',
    `patchbay-on-behalf-of is "${onBehalfOf}": it must be "user:<id>"`,
  );
}

/** As the audit log names it: `platform`, `user:<id>`, `token:<id>`, `plugin:<slug>`. */
export function actorOf(actor: Actor): string {
  switch (actor.kind) {
    case 'platform':
      return 'platform';
    case 'plugin':
      return `plugin:${actor.slug}`;
    case 'user':
    case 'token':
      return `${actor.kind}:${actor.id}`;
    default:
      return actor satisfies never;
  }
}
