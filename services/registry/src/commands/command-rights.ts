import type { DecideAccess, Reason } from '@patchbay/chassis';
import { holds, PlatformError, type CommandSpec } from '@patchbay/proto';
import type { Caller } from '../access/caller.ts';
import type { Directory } from '../people/directory.ts';
import type { KnownCommand } from './commands.ts';

/** Why somebody may not run a command; undefined when they may. */
export type RefusalOf = (command: KnownCommand) => Promise<PlatformError | undefined>;

/**
 * Who may run which commands, by their exposure and the permission of each: policies are asked about a
 * person once for each permission in one request, and can give it as well. A token or a plugin only has
 * what it has.
 */
export type CommandRights = (asked: {
  caller: Caller;
  /** Id of the space in which it is run. */
  space?: string | undefined;
}) => RefusalOf;

export function createCommandRights({
  decide,
  directory,
}: {
  decide: DecideAccess;
  directory: Pick<Directory, 'person'>;
}): CommandRights {
  return ({ caller, space }) => {
    const object = space === undefined ? '' : `space:${space}`;
    const asked = new Map<string, Promise<Reason | undefined>>();

    /** What keeps a person from it. */
    const ask = async (permission: string): Promise<Reason | undefined> => {
      if (caller.kind === 'platform' || caller.kind === 'plugin') return undefined;
      const person = directory.person(caller.kind === 'user' ? caller.id : caller.userId);
      const decision = person && (await decide(person, { permission, object }));
      return decision?.allowed ? undefined : (decision?.reasons.at(-1) ?? byRoles);
    };

    const askOnce = (permission: string): Promise<Reason | undefined> => {
      const answer = asked.get(permission) ?? ask(permission);
      asked.set(permission, answer);
      return answer;
    };

    return async (command) => {
      const { slug, spec, permission } = command;
      const named = `command "${spec.name}" of plugin "${slug}"`;
      const exposed: readonly string[] = exposures[spec.exposure];
      if (!exposed.includes(caller.kind)) {
        const message =
          spec.exposure === 'internal'
            ? `${named} is internal: only plugins and the platform run it`
            : `${named} is not for browsers: call it with an API token`;
        return new PlatformError('forbidden', message, { reason: 'exposure' });
      }
      if (permission === undefined || caller.kind === 'platform') return undefined;
      const isWithin = caller.kind === 'user' || holds(caller, permission);
      const why = isWithin ? await askOnce(permission) : byRoles;
      if (!why) return undefined;
      if (why.name === byRoles.name) {
        const message = `${named} needs the permission "${permission}"`;
        return new PlatformError('forbidden', message, { reason: 'permission' });
      }
      const message = `${named}: ${why.name} says no: ${why.detail}`;
      return new PlatformError('forbidden', message, { reason: 'policy' });
    };
  };
}

const byRoles: Reason = { name: 'roles', answer: 'no', detail: '' };

/** Which kinds of callers a command is exposed to. */
const exposures = {
  ui: ['user', 'token', 'plugin', 'platform'],
  api: ['token', 'plugin', 'platform'],
  internal: ['plugin', 'platform'],
} as const satisfies Record<CommandSpec['exposure'], readonly Caller['kind'][]>;
