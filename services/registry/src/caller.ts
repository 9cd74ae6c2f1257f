import { PlatformError, type CallContext } from '@patchbay/proto';

/** Who asks for something, as far as it is proved. */
export type Caller = { kind: 'platform' } | { kind: 'user'; id: string };

/** The platform acting by itself: leases that end, relations that resolve. */
export const platform: Caller = { kind: 'platform' };

/**
 * Who makes a call that carries the platform's token: the platform itself, or the person it acts for.
 *
 * @throws PlatformError `invalid` when it is not said whom.
 */
export function callerOf({ onBehalfOf }: Pick<CallContext, 'onBehalfOf'>): Caller {
  if (onBehalfOf === undefined) return platform;
  const [kind, id, ...rest] = onBehalfOf.split(':');
  if (kind === 'user' && id && rest.length === 0) return { kind, id };
  throw new PlatformError(
    'invalid',
    `patchbay-on-behalf-of is "${onBehalfOf}": it must be "user:<id>"`,
  );
}

/** As the audit log names it: `platform`, `user:<id>`. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'platform' ? 'platform' : `${caller.kind}:${caller.id}`;
}
