import { askBroker, type NatsWhenThere } from '@patchbay/chassis';
import type { broker, Json } from '@patchbay/proto';
import type { Caller } from '../access/caller.ts';

/**
 * Asks a running plugin something, as one of its instances answers it: `settings/validate`,
 * `command/<name>` and the like. A plugin that is disabled or blocked may be asked too, as long as it
 * is connected.
 *
 * @throws PlatformError the plugin's own, with its violations; `not_found` when it has no such
 * handler; `unavailable` when no instance or no gateway answers; `timeout` after `deadlineMs`.
 */
export type AskPlugin = (question: {
  plugin: string;
  call: string;
  payload: Json;
  /** For whom it is asked. */
  caller: Caller;
  /** Id of the space in which it is asked. */
  space?: string | undefined;
  deadlineMs?: number;
}) => Promise<Json>;

export function createAskPlugin({ nats }: { nats: NatsWhenThere }): AskPlugin {
  return ({ plugin, call, payload, caller, space, deadlineMs = 5_000 }) =>
    askBroker(nats, {
      plugin,
      call,
      payload,
      deadlineMs,
      actor: actingFor(caller),
      ...(space !== undefined && { space }),
    });
}

/** A token acts as the person it belongs to. */
function actingFor(caller: Caller): broker.Actor {
  switch (caller.kind) {
    case 'platform':
      return 'platform';
    case 'user':
      return `user:${caller.id}`;
    case 'token':
      return `user:${caller.userId}`;
    case 'plugin':
      return `plugin:${caller.slug}`;
    default:
      return caller satisfies never;
  }
}
