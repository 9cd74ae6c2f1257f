import {
  PlatformError,
  toDuration,
  toStruct,
  type admin,
  type ContributionMessage,
  type HandlersOf,
} from '@patchbay/proto';
import { recordDeeds } from './audit-store.ts';
import { callerOf } from './caller.ts';
import { requirePlugin } from './catalog-service.ts';
import type { CatalogEntry } from './catalog.ts';
import { changePlugin, type ChangeDeps } from './change-plugin.ts';
import { byPlace } from './contribution-order.ts';
import { decideContribution } from './contribution-store.ts';
import { knownPoints, pointKey, type KnownPoint } from './extension-points.ts';
import { listDeclaredPoints } from './point-store.ts';

type Calls = 'listExtensionPoints' | 'explainContribution' | 'updateContribution';

export function pointCalls(deps: ChangeDeps): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, catalog, events } = deps;
  return {
    async listExtensionPoints() {
      const points = [...knownPoints(await listDeclaredPoints(db)).values()];
      const all = catalog.entries().flatMap(({ plugin }) =>
        (plugin.contributions ?? []).map((contribution) => ({
          plugin: plugin.slug,
          contribution,
        })),
      );
      return {
        extensionPoints: points
          .toSorted((a, b) => a.id.localeCompare(b.id) || a.version - b.version)
          .map((point) => {
            const contributions = all
              .filter(({ contribution }) => isTo(contribution, point))
              .toSorted((a, b) => byPlace(a.contribution, b.contribution));
            return describe(point, contributions);
          }),
      };
    },

    async explainContribution({ slug, contributionId }) {
      const entry = requirePlugin(catalog, slug);
      const contribution = requireContribution(entry, contributionId);
      const points = knownPoints(await listDeclaredPoints(db));
      const key = pointKey(contribution.point ?? '', contribution.pointVersion ?? 1);
      return { checks: checksOf(entry, contribution, points.get(key)) };
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

function checksOf(
  { plugin }: CatalogEntry,
  { point, state, enabled }: ContributionMessage,
  known: KnownPoint | undefined,
) {
  const inRelease = state?.name !== 'removed';
  return [
    {
      name: 'the plugin is offered',
      passed: plugin.offered ?? false,
      detail: `it is ${plugin.state?.name}: ${plugin.state?.message}`,
    },
    {
      name: 'the active release contributes it',
      passed: inRelease,
      detail: inRelease ? `version ${plugin.version} does` : (state?.message ?? ''),
    },
    {
      name: 'no operator switched it off',
      passed: enabled ?? true,
      detail: enabled ? 'it is switched on' : 'switch it on again to show it',
    },
    {
      name: 'its extension point is there',
      passed: known !== undefined && known.held === null,
      detail: known
        ? `"${point}" is declared by ${known.plugin ? `"${known.plugin}"` : 'the platform'}${known.held ? `, which is ${known.held}` : ''}`
        : `nobody declares "${point}" in that version`,
    },
    {
      name: 'it is what the point takes',
      passed: state?.name !== 'invalid',
      detail: state?.name === 'invalid' ? (state.message ?? '') : 'it fits the schema of the point',
    },
  ];
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
      ? { name: 'waiting', reason: 'plugin-not-offered', message: `"${plugin}" is ${held}` }
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
