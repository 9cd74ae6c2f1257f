import type { Logger } from 'pino';
import type { IdentityClaims, Json, LifecycleKind, LifecyclePayloads } from '@patchbay/proto';
import { commandHandler, type CommandDefinition } from './command-definition.ts';
import type { Settings } from './live-settings.ts';

/** What the handler of a call from the platform is told. */
export type CallContext<Settings> = {
  /** For whom the platform asks; `sub` is `platform` when it asks by itself. */
  identity: IdentityClaims;
  /** Id of the space in which it is asked. */
  space?: string;
  /** The site settings as they are now. */
  settings: Settings;
  log: Logger;
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal;
};

/** Answers one call of the platform: JSON in, JSON out. */
export type CallHandler = (payload: Json, context: CallContext<Settings>) => unknown;

/**
 * What to do when something happens to the plugin, by kind. Each change is told at least once and in
 * order, as soon as the plugin is there; when a handler throws, it is told again later.
 */
export type LifecycleHandlers<Settings> = {
  [Kind in LifecycleKind]?: (
    context: CallContext<Settings> & LifecyclePayloads[Kind] & Told,
  ) => unknown;
};

/** `id` is the same when the same change is told again. */
type Told = { id: string };

/** Everything that the platform may call, by the call's name. */
export function callsOf({
  lifecycle,
  commands,
  settings,
}: {
  lifecycle: LifecycleHandlers<never>;
  commands: Readonly<Record<string, CommandDefinition<unknown, never>>>;
  settings: readonly [string, CallHandler][];
}): ReadonlyMap<string, CallHandler> {
  const calls = new Map<string, CallHandler>(settings);
  for (const [kind, handler] of Object.entries(lifecycle)) {
    const handle = handler as (context: object) => unknown;
    calls.set(`lifecycle/${kind}`, (payload, context) =>
      handle({ ...context, ...Object(payload) }),
    );
  }
  for (const [name, command] of Object.entries(commands)) {
    calls.set(`command/${name}`, commandHandler(name, command));
  }
  return calls;
}
