import { isDeepStrictEqual } from 'node:util';
import type { Keyring, Logger } from '@patchbay/chassis';
import { toStruct, type ConnectResponse, type StateMessage } from '@patchbay/proto';
import type { ChangeDeps } from '../plugins/change-plugin.ts';
import { toldState } from '../plugins/told-state.ts';
import { changedScopes } from '../settings/document-store.ts';
import { siteSettings } from '../settings/stream-settings.ts';

type Entry = ReturnType<ChangeDeps['catalog']['get']>;

/** What a plugin is told of a change of its own: settings, state, that it is to go. */
export function* news({
  previous,
  current,
  instanceId,
  version,
  keyring,
}: {
  previous: Entry;
  current: NonNullable<Entry>;
  instanceId: string;
  version: string;
  keyring: Keyring;
}): Iterable<ConnectResponse> {
  const settings = siteSettings(current, keyring);
  const formerSettings = previous && siteSettings(previous, keyring);
  if (!isDeepStrictEqual(formerSettings, settings))
    yield { settings: { settings: toStruct(settings) } };
  const state = toldState(current.plugin, version);
  const formerState = previous && toldState(previous.plugin, version);
  const serving = isServing(current, instanceId);
  const same = sameState(formerState, state) && serving === isServing(previous, instanceId);
  if (state && !same) yield { state: { state, serving } };
  if (state?.name === 'removed') yield { drain: { reason: state.message } };
  if (!previous?.toEnd.has(instanceId)) yield* restart(current, instanceId);
}

/** That an operator restarts this instance, where they do. */
export function* restart(entry: Entry, instanceId: string): Iterable<ConnectResponse> {
  if (!entry?.toEnd.has(instanceId)) return;
  yield { drain: { reason: 'an operator restarts the plugin' } };
}

/** Tells which settings of spaces and people have changed, for whoever remembers them. */
export async function pushChangedScopes(
  { db, log }: ChangeDeps & { log: Logger },
  slug: string,
  since: number,
  push: (response: ConnectResponse) => void,
): Promise<void> {
  try {
    for (const { scope, scopeId } of await changedScopes(db, slug, since)) {
      push({ scopeChanged: { kind: scope, id: scopeId } });
    }
  } catch (error) {
    log.error({ err: error, plugin: slug }, 'cannot tell a plugin which settings changed');
  }
}

export function isServing(entry: Entry, instanceId: string): boolean {
  return entry?.plugin.instances?.some(({ id, serving }) => id === instanceId && serving) ?? false;
}

function sameState(a: StateMessage | null | undefined, b: typeof a): boolean {
  return a?.name === b?.name && a?.reason === b?.reason;
}
