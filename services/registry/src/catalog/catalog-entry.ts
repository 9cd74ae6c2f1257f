import { toStruct, toTimestamp, type JsonObject, type ReleaseMessage } from '@patchbay/proto';
import semver from 'semver';
import type { CatalogEntry } from './catalog.ts';
import type { CatalogRow } from './catalog-store.ts';
import { isOffered } from '../plugins/plugin-state.ts';
import { standbyState } from '../plugins/standby.ts';
import { diffReleases } from '../plugins/release-diff.ts';
import { effectiveSettings, missingSettings } from '../settings/effective.ts';
import { inUse, toLayer } from '../settings/layers.ts';
import { resolveTasks } from '../plugins/tasks.ts';

/** A stored plugin as the catalog shows it. */
export function toCatalogEntry(row: CatalogRow): CatalogEntry {
  const { slug, manifest } = row;
  const secrets = Object.entries(row.secrets).map(([name, text]): [string, Buffer] => [
    name,
    Buffer.from(text, 'base64'),
  ]);
  const document = { values: row.settings, secrets: Object.fromEntries(secrets) };
  const layer = toLayer('site', manifest, document);
  const settings = effectiveSettings([layer]).values;
  const startedBefore = (moment: Date | null) =>
    row.instances.filter(({ started_at: at }) => moment !== null && new Date(at) < moment);
  const offered = isOffered(row.state);
  const releases = releasesOf(row);
  const pinnedVersion = row.pinnedVersion ?? '';
  const state = {
    name: row.state,
    reason: row.reason,
    message: row.message,
    hint: row.hint,
    since: toTimestamp(row.since),
  };
  const version = row.version ?? '';
  const standing = { slug, state, version, pinnedVersion, releases };
  return {
    manifest,
    settings,
    secrets: inUse(layer, document).secrets,
    settingsChanges: row.settingsChanges,
    outdatedSettings: row.outdatedSettings,
    toEnd: new Set(startedBefore(row.restartRequestedAt).map(({ id }) => id)),
    credentials: new Set(row.credentials),
    plugin: {
      slug,
      title: row.operatorTitle ?? manifest?.title ?? slug,
      enabled: row.enabled,
      state,
      offered,
      missingSettings: missingSettings([layer]),
      restartRequired: startedBefore(row.restartNeededAt).length > 0,
      operatorTitle: row.operatorTitle ?? '',
      ...(row.index !== null && { index: row.index }),
      pinnedVersion,
      replacedBy: row.replacedBy ?? '',
      refusal:
        row.refusal === null ? null : { message: row.refusal, at: toTimestamp(row.refusedAt) },
      lastCrash: row.lastCrash && {
        error: row.lastCrash.error ?? '',
        at: toTimestamp(new Date(row.lastCrash.at)),
      },
      bundled: row.bundled,
      version,
      releases,
      manifest: manifest ? toStruct(manifest) : null,
      instances: row.instances.map(({ state: name, reason, message, since, ...instance }) => ({
        id: instance.id,
        name: instance.name,
        epoch: instance.epoch,
        version: instance.version,
        endpoint: instance.endpoint,
        sdk: instance.sdk,
        state: { name, reason, message, since: toTimestamp(new Date(since)) },
        serving: offered && instance.version === row.version,
        takeOvers: instance.take_overs,
        takenOverAt: toTimestamp(
          instance.taken_over_at === null ? null : new Date(instance.taken_over_at),
        ),
        takenFrom: instance.taken_from ?? '',
        standby: standbyState(standing, instance.version)?.message ?? '',
      })),
      contributions: row.contributions.map((contribution) => ({
        id: contribution.id,
        point: contribution.point,
        pointVersion: contribution.point_version,
        properties: toStruct(contribution.properties),
        enabled: contribution.enabled,
        ...(contribution.index !== null && { index: contribution.index }),
        state: {
          name: contribution.state,
          reason: contribution.reason,
          message: contribution.message,
          since: toTimestamp(new Date(contribution.since)),
        },
      })),
      tasks: resolveTasks(manifest ?? { tasks: [] }, settings).map((task) => ({
        name: task.name,
        title: task.title ?? task.name,
        spec: toStruct(task as JsonObject),
      })),
    },
  };
}

function releasesOf({ releases, manifest, instances }: CatalogRow): ReleaseMessage[] {
  return releases
    .toSorted((a, b) => semver.rcompare(a.version, b.version))
    .map(({ version, approved, createdAt, rejectedAt, rejectionReason, manifest: own }) => ({
      version,
      approved,
      firstSeenAt: toTimestamp(new Date(createdAt)),
      rejectedAt: rejectedAt === null ? null : toTimestamp(new Date(rejectedAt)),
      rejectionReason: rejectionReason ?? '',
      instances: instances.filter((instance) => instance.version === version).length,
      diff: diffReleases(own, manifest),
    }));
}
