import { PlatformError, type admin, type HandlersOf } from '@patchbay/proto';
import type { Queryable } from '@patchbay/chassis';
import { requirePlugin } from './catalog-service.ts';
import { changePlugin, type ChangeDeps, type Changed } from './change-plugin.ts';
import { forgetCrashes } from './crash-store.ts';
import { countBelongings, deletePlugin, saveDecisions, type PluginRow } from './plugin-store.ts';
import { lockRelations } from './relation-store.ts';
import { approveRelease, findManifest, listReleases } from './release-store.ts';
import { dependentsOf, rivalOf } from './impact.ts';
import { succeed } from './succession.ts';
import { addRevisions } from './catalog-store.ts';

type Calls =
  | 'setPluginEnabled'
  | 'updatePlugin'
  | 'approveRelease'
  | 'pinRelease'
  | 'releaseQuarantine'
  | 'removePlugin'
  | 'deletePlugin'
  | 'listDependents';

/** What an operator decides of a plugin. Each answers with the plugin as the catalog then shows it. */
export function decisionCalls(deps: ChangeDeps): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, catalog, events } = deps;

  const decide = async (
    slug: string,
    decision: string,
    work: (tx: Queryable, plugin: PluginRow) => Promise<Changed>,
  ) => {
    requirePlugin(catalog, slug);
    await changePlugin(
      deps,
      slug,
      async (tx, plugin) => {
        if (!plugin) throw new PlatformError('not_found', `plugin "${slug}" was deleted`);
        return work(tx, plugin);
      },
      { relates: true },
    );
    events.decided({ plugin: slug, decision });
    return { plugin: requirePlugin(catalog, slug).plugin };
  };

  return {
    setPluginEnabled: ({ slug, enabled, force }) =>
      decide(slug, enabled ? 'enabled' : 'disabled', async (tx) => {
        if (enabled) await refuseRival(tx, slug);
        else if (!force) await refuseDependents(tx, slug, 'disabled');
        await saveDecisions(tx, slug, { enabled });
      }),

    updatePlugin: ({ slug, title, index, clearIndex }) =>
      decide(slug, 'updated', async (tx) => {
        await saveDecisions(tx, slug, {
          ...(title !== undefined && { operatorTitle: title.trim() || null }),
          ...(index !== undefined && { index }),
          ...(clearIndex && { index: null }),
        });
      }),

    approveRelease: ({ slug, version }) =>
      decide(slug, `approved ${version}`, async (tx) => {
        if (!(await approveRelease(tx, slug, version))) throw await noRelease(tx, slug, version);
        const manifest = await findManifest(tx, slug, version);
        return { others: await succeed(tx, slug, manifest?.replaces ?? []) };
      }),

    pinRelease: ({ slug, version }) =>
      decide(slug, version ? `pinned to ${version}` : 'unpinned', async (tx) => {
        const exists = version === '' || (await findManifest(tx, slug, version));
        if (!exists) throw await noRelease(tx, slug, version);
        await saveDecisions(tx, slug, { pinnedVersion: version || null });
      }),

    releaseQuarantine: ({ slug }) =>
      decide(slug, 'released', async (tx) => {
        await forgetCrashes(tx, slug);
        await saveDecisions(tx, slug, { quarantined: false });
      }),

    removePlugin: ({ slug, force }) =>
      decide(slug, 'removed', async (tx) => {
        if (!force) await refuseDependents(tx, slug, 'removed');
        await saveDecisions(tx, slug, { removed: true });
      }),

    async deletePlugin({ slug, dryRun }) {
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
          await deletePlugin(tx, slug);
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
