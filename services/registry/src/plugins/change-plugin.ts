import { isDeepStrictEqual } from 'node:util';
import type { Database, Keyring, Queryable } from '@patchbay/chassis';
import { activeVersion } from './active-version.ts';
import { recordDeeds } from '../access/audit-store.ts';
import { platform } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Directory } from '../people/directory.ts';
import { addRevisions } from '../catalog/catalog-store.ts';
import { applyPoints } from '../points/contributions.ts';
import { saveContributions } from '../points/contribution-store.ts';
import { declarePermissions } from '../people/declare-permissions.ts';
import { addDirectoryRevisions } from '../people/directory-store.ts';
import type { Events } from '../events.ts';
import { lastCrashError } from './crash-store.ts';
import { connectedInstances } from './instance-store.ts';
import { pluginState, type Departure, type State } from './plugin-state.ts';
import { lockPlugin, saveOwnState, saveState, type PluginRow } from './plugin-store.ts';
import { isRelated, lockRelations, saveRelations } from '../relations/relation-store.ts';
import { findManifest, listReleases } from './release-store.ts';
import { applyResolution, type Transition } from '../relations/resolution.ts';
import { tellOfDecision, type Decided } from '../lifecycle/tell-of-decision.ts';
import { missingSiteSettings } from '../settings/missing-settings.ts';
import { sealNewSecrets } from '../settings/seal-new-secrets.ts';
import type { Turnstile } from './turnstile.ts';

export type ChangeDeps = {
  db: Database;
  catalog: Catalog;
  directory: Pick<Directory, 'refresh'>;
  events: Events;
  /** Changes wait here, so that leases and catalog always find a free connection to Postgres. */
  turnstile: Turnstile;
  keyring: Keyring;
};

/** What a change did. */
export type Changed = {
  /** Why an instance went. */
  departure?: Departure;
  /** A manifest was stored. */
  registered?: true;
  /** An operator decided about a contribution. */
  contributions?: true;
  /** Settings were written. */
  settings?: true;
  /** Ids of credentials that it made or ended. */
  credentials?: readonly string[];
  /** Other plugins that it changed; `relates` has to be set then. */
  others?: readonly string[];
  /** There is no news. */
  nothing?: true;
} | void;

/**
 * The one way to change a plugin. Runs `work` in a transaction that holds the plugin, derives its
 * active version and its state anew, and those of the plugins it relates to when it is not for them what
 * it was, and gives every change its revision. When this resolves, all is committed, and this replica's
 * catalog and directory show it unless Postgres went away in between.
 *
 * @param relates whether `work` may bring relations to other plugins that are not stored yet.
 * @throws whatever `work` throws, with nothing changed.
 */
export async function changePlugin(
  { db, catalog, directory, events, turnstile, keyring }: ChangeDeps,
  slug: string,
  work: (tx: Queryable, plugin: PluginRow | undefined) => Promise<Changed>,
  { relates = false }: { relates?: boolean } = {},
): Promise<void> {
  const change = async (tx: Queryable) => {
    // Always before a plugin's row, so that two changes never wait for each other.
    const related = relates || (await isRelated(tx, slug));
    if (related) await lockRelations(tx);
    const before = await lockPlugin(tx, slug);
    const changed = (await work(tx, before)) ?? {};
    if (changed.nothing) return undefined;
    const settled = await settle(tx, slug, changed, keyring);
    const { plugin, state: own, decided, contributes, roles } = settled;
    if (before) await tellOfDecision(tx, slug, { before, after: decided });
    for (const other of changed.others ?? []) {
      roles.push(...(await settle(tx, other, {}, keyring)).roles);
    }
    const from = before?.state ?? 'unknown';
    if (!related) {
      if (!isShown(plugin, own)) await saveState(tx, slug, own);
      if (contributes) await applyPoints(tx, slug);
      const transitions = [{ plugin: slug, from, to: own.name, reason: own.reason }];
      await recordTransitions(tx, transitions);
      const people = await touchDirectory(tx, { roles, tokens: changed.credentials });
      await addRevisions(tx, [slug]);
      return { transitions, people };
    }
    const matters = relates || contributes || !settled.stays;
    const resolved = matters ? await applyRelations(tx) : nothingResolved;
    const people = await touchDirectory(tx, { roles, tokens: changed.credentials });
    await addRevisions(tx, [...resolved.slugs.difference(new Set([slug])), slug]);
    return { transitions: resolved.transitions, people };
  };
  const done = await turnstile(() => db.transaction(change));
  if (done === undefined) return;
  announce(events, done.transitions);
  // It is committed: both ask again by themselves.
  await Promise.allSettled([catalog.refresh(), done.people && directory.refresh()]);
}

/**
 * Mends what two changes at the same moment did not see of each other. To be called from time to time;
 * it asks nothing while nothing has changed.
 */
export function createReconcile(deps: ChangeDeps): () => Promise<void> {
  let seen: number | undefined;
  return async () => {
    const revision = deps.catalog.revision();
    if (revision === seen) return;
    await reconcile(deps);
    seen = revision;
  };
}

/** Re-resolves all relations, after `work` in the same transaction. */
export async function reconcile(
  { db, catalog, events }: ChangeDeps,
  work: (tx: Queryable) => Promise<void> = async () => {},
): Promise<void> {
  const { changes: transitions, news } = await db.transaction(async (tx) => {
    await lockRelations(tx);
    await work(tx);
    const { slugs, transitions: changes } = await applyRelations(tx);
    if (slugs.size > 0) await addRevisions(tx, [...slugs]);
    return { changes, news: slugs.size > 0 };
  });
  announce(events, transitions);
  if (news) await catalog.refresh();
}

const nothingResolved: { transitions: Transition[]; slugs: Set<string> } = {
  transitions: [],
  slugs: new Set(),
};

/** What plugins mean to each other, decided anew: who is held back, then which contributions show. */
async function applyRelations(tx: Queryable) {
  const transitions = await applyResolution(tx);
  await recordTransitions(tx, transitions);
  const contributors = await applyPoints(tx);
  return {
    transitions,
    slugs: new Set([...transitions.map(({ plugin }) => plugin), ...contributors]),
  };
}

async function recordTransitions(tx: Queryable, transitions: readonly Transition[]) {
  const deeds = transitions
    .filter(({ from, to }) => from !== to)
    .map(({ plugin, from, to, reason }) => ({
      action: 'plugin.state-changed',
      target: `plugin:${plugin}`,
      before: { state: from },
      after: { state: to, reason },
    }));
  await recordDeeds(tx, platform, deeds);
}

function isShown({ state, reason, message, hint }: PluginRow, own: State): boolean {
  return isDeepStrictEqual({ name: state, reason, message, hint }, own);
}

/**
 * The last but one thing in a transaction: it holds up every other change of the directory. Returns
 * whether there was something to touch.
 */
async function touchDirectory(
  tx: Queryable,
  { roles, tokens = [] }: { roles: readonly string[]; tokens?: readonly string[] | undefined },
): Promise<boolean> {
  const touched = [
    ...[...new Set(roles)].map((id) => ({ kind: 'role' as const, id })),
    ...tokens.map((id) => ({ kind: 'token' as const, id })),
  ];
  if (touched.length > 0) await addDirectoryRevisions(tx, touched);
  return touched.length > 0;
}

function announce(events: Events, transitions: readonly Transition[]): void {
  for (const transition of transitions) {
    if (transition.from !== transition.to) events.pluginChanged(transition);
  }
}

/** Derives and stores what the plugin would be if no other mattered. */
async function settle(
  tx: Queryable,
  slug: string,
  { departure, registered, contributions, settings }: Exclude<Changed, void>,
  keyring: Keyring,
): Promise<{
  plugin: PluginRow;
  state: State;
  /** It would be what it was. */
  stays: boolean;
  decided: Decided;
  contributes: boolean;
  roles: string[];
}> {
  const plugin = await lockPlugin(tx, slug);
  if (!plugin) throw new Error(`plugin "${slug}" vanished while it was changed`);
  const instances = await connectedInstances(tx, slug);
  const releases = await listReleases(tx, slug);
  const { pinnedVersion, version: current } = plugin;
  const version = activeVersion({ pinnedVersion, current, releases, instances });
  const lastDeparture = departure ?? plugin.ownState.reason;
  const configurable = releases.some((it) => it.version === version && it.configurable);
  const missing =
    version !== null && configurable ? await missingSiteSettings(tx, slug, version) : [];
  const lastError = lastDeparture === 'crashed' ? await lastCrashError(tx, slug) : undefined;
  const facts = {
    version,
    releases,
    instances,
    lastDeparture,
    lastError,
    missingSettings: missing,
  };
  const state = pluginState({ ...plugin, ...facts });
  const stays = version === current && isDeepStrictEqual(state, plugin.ownState);
  if (!stays) await saveOwnState(tx, slug, { version, state });
  const anew = registered || version !== current;
  const roles: string[] = [];
  const manifest =
    (anew || settings) && version !== null ? await findManifest(tx, slug, version) : undefined;
  if (anew || settings) await sealNewSecrets(tx, { slug, manifest, keyring });
  if (anew) {
    await saveRelations(tx, slug, manifest);
    await saveContributions(tx, slug, manifest?.contributions ?? []);
    roles.push(...(await declarePermissions(tx, slug, manifest)));
  }
  const decided = { enabled: plugin.enabled, version };
  return { plugin, state, stays, decided, contributes: anew || contributions === true, roles };
}
