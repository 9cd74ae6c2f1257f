import type { DecideAccess } from '@patchbay/chassis';
import {
  PlatformError,
  toDuration,
  toStruct,
  type admin,
  type ContributionMessage,
  type HandlersOf,
} from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { pageOf } from '../api/page-of.ts';
import { callerOf } from '../access/caller.ts';
import { requirePlugin } from '../catalog/catalog-service.ts';
import type { CatalogEntry } from '../catalog/catalog.ts';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { byPlace } from './contribution-order.ts';
import { decideContribution } from './contribution-store.ts';
import type { Directory } from '../people/directory.ts';
import { knownPoints, pointKey, type KnownPoint } from './extension-points.ts';
import { requireNeed } from '../access/guard.ts';
import { listDeclaredPoints } from './point-store.ts';
import { audienceOf } from './audience.ts';
import { explainContribution } from './explain-contribution.ts';

type Calls = 'listExtensionPoints' | 'explainContribution' | 'updateContribution';

export function pointCalls(
  deps: ChangeDeps & { directory: Directory; decide: DecideAccess },
): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, catalog, events, directory, decide } = deps;
  return {
    async listExtensionPoints(request) {
      const points = [...knownPoints(await listDeclaredPoints(db)).values()].toSorted(
        (a, b) => a.id.localeCompare(b.id) || a.version - b.version,
      );
      const { page, nextPageToken } = pageOf(points, request, ({ id, version }) =>
        pointKey(id, version),
      );
      const all = catalog.entries().flatMap(({ plugin }) =>
        (plugin.contributions ?? []).map((contribution) => ({
          plugin: plugin.slug,
          contribution,
        })),
      );
      return {
        extensionPoints: page.map((point) => {
          const contributions = all
            .filter(({ contribution }) => isTo(contribution, point))
            .toSorted((a, b) => byPlace(a.contribution, b.contribution));
          return describe(point, contributions);
        }),
        nextPageToken,
      };
    },

    async explainContribution({ slug, contributionId, user, space }, context) {
      // What somebody may do is not for everybody who may read the catalog.
      if (user !== '') requireNeed(callerOf(context), ['plugins.administer', 'people.read']);
      const entry = requirePlugin(catalog, slug);
      const contribution = requireContribution(entry, contributionId);
      const audience = audienceOf(directory, { user, space });
      const points = knownPoints(await listDeclaredPoints(db));
      const known = points.get(pointKey(contribution.point ?? '', contribution.pointVersion ?? 1));
      const { roles } = directory;
      const about = { known, audience, roles, decide };
      return { checks: await explainContribution(entry, contribution, about) };
    },

    async updateContribution({ slug, contributionId: id, enabled, index, clearIndex }, context) {
      const found = requireContribution(requirePlugin(catalog, slug), id);
      const before = { enabled: found.enabled ?? true, index: found.index ?? null };
      await changePlugin(deps, slug, async (tx) => {
        const decided = {
          ...(enabled !== undefined && { enabled }),
          ...(index !== undefined && { index }),
          ...(clearIndex && { index: null }),
        };
        await decideContribution(tx, { slug, id }, decided);
        const after = { ...before, ...decided };
        const deed = {
          action: 'contribution.updated',
          target: `contribution:${slug}/${id}`,
          before,
          after,
        };
        await recordDeeds(tx, callerOf(context), [deed]);
        return { contributions: true };
      });
      events.decided({ plugin: slug, decision: `updated contribution ${id}` });
      return { plugin: requirePlugin(catalog, slug).plugin };
    },
  };
}

function requireContribution({ plugin }: CatalogEntry, id: string): ContributionMessage {
  const contributions = plugin.contributions ?? [];
  const found = contributions.find((contribution) => contribution.id === id);
  if (found) return found;
  const known = contributions.map((contribution) => contribution.id).join(', ') || 'none';
  throw new PlatformError(
    'not_found',
    `plugin "${plugin.slug}" has no contribution "${id}"; it has ${known}`,
  );
}

function describe(
  point: KnownPoint,
  contributions: { plugin: string; contribution: ContributionMessage }[],
) {
  const { id, version, title, description, mode, plugin, held, schema, deadlineMs, failure } =
    point;
  return {
    id,
    version,
    title: title ?? id,
    description: description ?? '',
    mode,
    plugin: plugin ?? '',
    state: held
      ? {
          name: held === 'disabled' || held === 'removed' ? held : 'waiting',
          reason: 'plugin-not-offered',
          message: `"${plugin}" is ${held}`,
        }
      : { name: 'ready', reason: 'ready', message: '' },
    schema: schema ? toStruct(schema) : null,
    deadline: toDuration(deadlineMs),
    failure,
    contributions,
  };
}

function isTo({ point, pointVersion, state }: ContributionMessage, { id, version }: KnownPoint) {
  return point === id && (pointVersion ?? 1) === version && state?.name !== 'removed';
}
