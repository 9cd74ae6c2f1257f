import { unexpectedLogger, type DecideAccess, type Logger, type Reason } from '@patchbay/chassis';
import {
  holds,
  platformPermissions,
  PlatformError,
  type CallContext,
  type HandlersOf,
  type MountOptions,
  type PermissionName,
} from '@patchbay/proto';
import { timingSafeEqual } from 'node:crypto';
import { disabled, type PresentedTokens } from './presented-tokens.ts';
import { platform, setCaller, userOnBehalf, type Caller } from './caller.ts';
import type { Directory } from '../people/directory.ts';

/**
 * What a caller needs for a method: a permission, or one of several; `anybody` who is known, where the handler decides
 * about the rest; or to be the `platform` itself.
 */
export type Need = PermissionName | readonly PermissionName[] | 'anybody' | 'platform';

/** What each method of a service needs. */
export type Needs<S> = Record<keyof HandlersOf<S> & string, Need>;

export type Guard = {
  /** How a service is mounted whose methods have these needs. */
  mounted<S>(needs: Needs<S>): MountOptions;
  /**
   * Finds out who makes a call, notes it for `callerOf`, and checks that they may.
   *
   * @throws PlatformError `unauthenticated`, or `forbidden` with the permission that is missing.
   */
  check(context: CallContext, need: Need): Promise<void>;
};

/** Decides who may call what of the registry. */
export function createGuard({
  directory,
  presented,
  decide,
  platformToken,
  log,
}: {
  directory: Directory;
  presented: PresentedTokens;
  /** Asks policies as well. */
  decide: DecideAccess;
  platformToken: string;
  log: Logger;
}): Guard {
  const check = async (context: CallContext, need: Need): Promise<void> => {
    const caller = await identify(context);
    setCaller(context, caller);
    // A policy may give a person what no role gives; a token or a plugin only has what it has.
    if (caller.kind !== 'user' || need === 'platform') requireNeed(caller, need);
    await requireDecision(caller, need);
  };

  const identify = async (context: CallContext): Promise<Caller> => {
    const { token } = context;
    if (token === undefined) throw unauthenticated();
    if (!equal(token, platformToken)) {
      const caller = await presented.caller(token);
      if (!caller) throw unauthenticated();
      if (context.onBehalfOf === undefined) return caller;
      throw new PlatformError('forbidden', "only the platform's own services act for others");
    }
    const id = userOnBehalf(context);
    if (id === undefined) return platform;
    // Another replica may just have created them.
    if (!directory.users.has(id)) await directory.refresh();
    const person = directory.person(id);
    if (!person) {
      throw new PlatformError('unauthenticated', `there is no user "${id}" to act on behalf of`);
    }
    if (person.disabled) throw disabled(person);
    return { ...person, kind: 'user', name: person.displayName };
  };

  /** What policies and roles say of a person. */
  const requireDecision = async (caller: Caller, need: Need): Promise<void> => {
    if (caller.kind === 'platform' || caller.kind === 'plugin') return;
    if (need === 'anybody' || need === 'platform') return;
    const person = directory.person(caller.kind === 'user' ? caller.id : caller.userId);
    if (!person) throw unauthenticated();
    const names = typeof need === 'string' ? [need] : need;
    let veto: Reason | undefined;
    for (const permission of names) {
      const { allowed, reasons } = await decide(person, { permission, object: '' });
      if (allowed) return;
      const last = reasons.at(-1);
      if (last?.name !== 'roles') veto = last;
    }
    if (!veto) throw missingPermission(names[0] ?? 'none');
    throw new PlatformError('forbidden', `${veto.name} says no: ${veto.detail}`, {
      reason: 'policy',
    });
  };

  return {
    check,
    mounted: (needs) => ({
      ...unexpectedLogger(log),
      authorise: (context, method) => {
        const need = (needs as Record<string, Need>)[method];
        if (need === undefined) throw new Error(`nobody said what ${method} needs`);
        return check(context, need);
      },
    }),
  };
}

/** @throws PlatformError `forbidden` that names the permission and who can give it. */
export function requireNeed(caller: Caller, need: Need): void {
  if (caller.kind === 'platform' || need === 'anybody') return;
  if (need === 'platform') {
    throw new PlatformError('forbidden', "only the platform's own services may call this");
  }
  const names = typeof need === 'string' ? [need] : need;
  if (names.some((name) => holds(caller, name))) return;
  const beyondScopes = names.find((name) => holds({ ...caller, scopes: undefined }, name));
  throw beyondScopes ? outOfScope(beyondScopes) : missingPermission(names[0] ?? 'none');
}

function outOfScope(name: string): PlatformError {
  return new PlatformError(
    'forbidden',
    `this needs the permission "${name}", which is not among the scopes of this token: make a token that has it`,
    { reason: 'scope' },
  );
}

export function missingPermission(name: string): PlatformError {
  const known = platformPermissions.find((permission) => permission.name === name);
  const title = known ? ` (${known.title})` : '';
  return new PlatformError(
    'forbidden',
    `this needs the permission "${name}"${title}: ask somebody who administers people for a role that has it`,
    { reason: 'permission' },
  );
}

function unauthenticated(): PlatformError {
  return new PlatformError(
    'unauthenticated',
    'this call needs a token as "authorization: Bearer <token>": that of the platform, an API token, or the credential of a plugin',
  );
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
