import {
  PlatformError,
  type admin,
  type CallContext,
  type HandlersOf,
  type JsonObject,
} from '@patchbay/proto';
import type { Queryable } from '@patchbay/chassis';
import { z } from 'zod';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import { checked } from '../checked.ts';
import { requirePlugin } from '../catalog/catalog-service.ts';
import { changePlugin, type ChangeDeps, type Changed } from './change-plugin.ts';
import { declarePermissions } from '../people/declare-permissions.ts';
import { forgetCrashes } from './crash-store.ts';
import {
  countBelongings,
  deletePlugin,
  lockPlugin,
  saveDecisions,
  type PluginRow,
} from './plugin-store.ts';
import { lockRelations } from '../relations/relation-store.ts';
import { approveRelease, findManifest, listReleases, rejectRelease } from './release-store.ts';
import { dependentsOf, rivalOf } from '../relations/impact.ts';
import { succeed } from './succession.ts';
import { addRevisions } from '../catalog/catalog-store.ts';
import { addSpaceRevisions } from '../people/directory-store.ts';
import { resetActivations } from '../spaces/activation-store.ts';

type Calls =
  | 'setPluginEnabled'
  | 'updatePlugin'
  | 'approveRelease'
  | 'rejectRelease'
  | 'pinRelease'
  | 'releaseQuarantine'
  | 'removePlugin'
  | 'deletePlugin'
  | 'listDependents';

const rejection = z.object({
  reason: z.string().trim().min(1, 'say what has to change').max(500),
});

/** What an operator decides of a plugin. Each answers with the plugin as the catalog then shows it. */
export function decisionCalls(deps: ChangeDeps): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, catalog, events, keyring } = deps;

  const decide = async (
    slug: string,
    {
      context,
      did,
      about,
      relates = true,
    }: { context: CallContext; did: string; about?: JsonObject; relates?: boolean },
    work: (tx: Queryable, plugin: PluginRow) => Promise<Changed>,
  ) => {
    requirePlugin(catalog, slug);
    await changePlugin(
      deps,
      slug,
      async (tx, plugin) => {
        if (!plugin) throw new PlatformError('not_found', `plugin "${slug}" was deleted`);
        const changed = await work(tx, plugin);
        const { before, after } = difference(plugin, await lockPlugin(tx, slug));
        const deed = { action: `plugin.${did}`, target: `plugin:${slug}` };
        const recorded = { ...deed, before, after: { ...after, ...about } };
        await recordDeeds(tx, callerOf(context), [recorded]);
        return changed;
      },
      { relates },
    );
    events.decided({ plugin: slug, decision: did });
    return { plugin: requirePlugin(catalog, slug).plugin };
  };

  return {
    setPluginEnabled: ({ slug, enabled, force }, context) =>
      decide(slug, { context, did: enabled ? 'enabled' : 'disabled' }, async (tx) => {
        if (enabled) await refuseRival(tx, slug);
        else if (!force) await refuseDependents(tx, slug, 'disabled');
        await saveDecisions(tx, slug, { enabled });
      }),

    updatePlugin: ({ slug, title, index, clearIndex }, context) =>
      decide(slug, { context, did: 'updated', relates: false }, async (tx) => {
        await saveDecisions(tx, slug, {
          ...(title !== undefined && { operatorTitle: title.trim() || null }),
          ...(index !== undefined && { index }),
          ...(clearIndex && { index: null }),
        });
      }),

    approveRelease: ({ slug, version }, context) =>
      decide(slug, { context, did: 'approved', about: { version } }, async (tx) => {
        if (!(await approveRelease(tx, slug, version))) throw await noRelease(tx, slug, version);
        const manifest = await findManifest(tx, slug, version);
        const others = await succeed(tx, slug, manifest?.replaces ?? [], keyring);
        return { others, settings: true };
      }),

    rejectRelease: ({ slug, version, reason: given }, context) => {
      const subject = 'the release cannot be rejected';
      const { reason } = checked(rejection, { reason: given }, subject);
      const about = { version, reason };
      return decide(slug, { context, did: 'rejected', about }, async (tx) => {
        if (await rejectRelease(tx, { slug, ...about })) return;
        if (!(await findManifest(tx, slug, version))) throw await noRelease(tx, slug, version);
        throw new PlatformError(
          'failed_precondition',
          `version ${version} of plugin "${slug}" is approved: pin another version, or disable the plugin`,
        );
      });
    },

    pinRelease: ({ slug, version }, context) =>
      decide(slug, { context, did: version ? 'pinned' : 'unpinned' }, async (tx) => {
        const exists = version === '' || (await findManifest(tx, slug, version));
        if (!exists) throw await noRelease(tx, slug, version);
        await saveDecisions(tx, slug, { pinnedVersion: version || null });
      }),

    releaseQuarantine: ({ slug }, context) =>
      decide(slug, { context, did: 'released' }, async (tx) => {
        await forgetCrashes(tx, slug);
        await saveDecisions(tx, slug, { quarantined: false });
      }),

    removePlugin: ({ slug, force }, context) =>
      decide(slug, { context, did: 'removed' }, async (tx) => {
        if (!force) await refuseDependents(tx, slug, 'removed');
        await saveDecisions(tx, slug, { removed: true });
      }),

    async deletePlugin({ slug, dryRun }, context) {
      const { state } = requirePlugin(catalog, slug).plugin;
      if (state?.name !== 'removed') {
        throw new PlatformError(
          'failed_precondition',
          `plugin "${slug}" is ${state?.name}: only what is removed can be deleted`,
        );
      }
      const counts = await db.transaction(async (tx) => {
        await lockRelations(tx);
        const belongings = await countBelongings(tx, slug);
        if (!dryRun) {
          await addSpaceRevisions(tx, await resetActivations(tx, slug));
          await deletePlugin(tx, slug);
          await declarePermissions(tx, slug, undefined);
          const deed = { action: 'plugin.deleted', target: `plugin:${slug}`, before: belongings };
          await recordDeeds(tx, callerOf(context), [deed]);
          await addRevisions(tx, [slug]);
        }
        return belongings;
      });
      if (!dryRun) {
        await catalog.refresh();
        events.decided({ plugin: slug, decision: 'deleted' });
      }
      return {
        deleted: Object.entries(counts)
          .filter(([, n]) => n > 0)
          .map(([name, n]) => `${n} ${name}${n === 1 ? '' : 's'}`),
      };
    },

    async listDependents({ slug }) {
      requirePlugin(catalog, slug);
      return { slugs: await dependentsOf(db, slug) };
    },
  };
}

/** What operators decided of the plugin before and after, where it differs. */
function difference(before: PluginRow, after: PluginRow | undefined) {
  const decided = [
    'enabled',
    'removed',
    'quarantined',
    'pinnedVersion',
    'operatorTitle',
    'index',
  ] as const;
  const changed = decided.filter((name) => before[name] !== after?.[name]);
  const pick = (row: PluginRow | undefined) =>
    Object.fromEntries(changed.map((name) => [name, row?.[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

async function refuseDependents(tx: Queryable, slug: string, what: string): Promise<void> {
  const dependents = await dependentsOf(tx, slug);
  if (dependents.length === 0) return;
  throw new PlatformError(
    'failed_precondition',
    `plugin "${slug}" is needed by ${dependents.map((it) => `"${it}"`).join(', ')}: if it is ${what} all the same, by force, they are blocked`,
    { reason: 'needed' },
  );
}

async function refuseRival(tx: Queryable, slug: string): Promise<void> {
  const rival = await rivalOf(tx, slug);
  if (rival === undefined) return;
  throw new PlatformError(
    'failed_precondition',
    `plugin "${slug}" conflicts with "${rival}", which is active: disable that one first`,
    { reason: 'conflict' },
  );
}

async function noRelease(tx: Queryable, slug: string, version: string): Promise<PlatformError> {
  const known = (await listReleases(tx, slug)).map((release) => release.version);
  return new PlatformError(
    'not_found',
    `plugin "${slug}" has no release "${version}"; it has ${known.join(', ') || 'none yet'}`,
  );
}
