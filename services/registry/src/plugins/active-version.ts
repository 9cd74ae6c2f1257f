import semver from 'semver';
import type { InstanceRow } from './instance-store.ts';
import type { ReleaseRow } from './release-store.ts';

/**
 * Which release is active: the one an operator pinned; else the newest approved one that an instance
 * is ready with, so that a rolling update switches when the new version can serve; else the newest
 * approved one that is connected; else the one that was active. Null when none is approved.
 */
export function activeVersion({
  pinnedVersion,
  current,
  releases,
  instances,
}: {
  pinnedVersion: string | null;
  current: string | null;
  releases: readonly ReleaseRow[];
  instances: readonly InstanceRow[];
}): string | null {
  if (pinnedVersion !== null) return pinnedVersion;
  const approved = new Set(releases.filter((it) => it.approved).map(({ version }) => version));
  const newestOf = (candidates: readonly InstanceRow[]) =>
    candidates
      .map(({ version }) => version)
      .filter((version) => approved.has(version))
      .toSorted(semver.rcompare)[0];
  const ready = instances.filter(({ phase }) => phase === 'ready');
  const connected = newestOf(ready) ?? newestOf(instances);
  if (connected !== undefined) return connected;
  if (current !== null && approved.has(current)) return current;
  return [...approved].toSorted(semver.rcompare)[0] ?? null;
}
