import type { Logger } from 'pino';
import type {
  IdentityClaims,
  Json,
  LifecycleKind,
  LifecyclePayloads,
  ManifestInput,
} from '@patchbay/proto';
import type { Commands, Points } from './asking.ts';
import { commandHandler, type CommandDefinition } from './command-definition.ts';
import type { Known } from './known.ts';
import { policyHandler, type PolicyDefinition } from './policy.ts';
import type { Settings } from './live-settings.ts';
import type { Telling } from './telling.ts';
import type { Titled } from './titled.ts';

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
  points: Points;
  commands: Commands;
} & Telling;

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

/** What the plugin adds to an extension point, with what answers when the point asks. */
export type ContributionDefinition<Settings> = Titled<
  Known<NonNullable<ManifestInput['contributions']>[number]>
> & {
  /** Contributions of a category stand together. */
  category?: string;
  /**
   * Answers what the host of the point asks: JSON in, JSON out. What null means is for the point's mode
   * to say: `first` goes on to the next, `pipeline` drops it.
   */
  run?(payload: Json, context: CallContext<Settings>): unknown;
};

/** `id` is the same when the same change is told again. */
type Told = { id: string };

/** Everything that the platform may call, by the call's name. */
export function callsOf({
  lifecycle,
  commands,
  contributions,
  policies,
  settings,
}: {
  lifecycle: LifecycleHandlers<never>;
  commands: Readonly<Record<string, CommandDefinition<unknown, never>>>;
  contributions: readonly ContributionDefinition<never>[];
  policies: Readonly<Record<string, PolicyDefinition<never>>>;
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
  for (const contribution of contributions) {
    const { point, id } = contribution;
    if (!contribution.run) continue;
    calls.set(`point/${point}/${id}`, (payload, context) =>
      contribution.run?.(payload, context as CallContext<never>),
    );
  }
  if (Object.keys(policies).length > 0) {
    calls.set('policy', policyHandler(policies) as CallHandler);
  }
  return calls;
}
