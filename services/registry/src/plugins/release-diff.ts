import { settingFields, settingScopes, settingsSchemaOf, type Manifest } from '@patchbay/proto';
import semver from 'semver';
import { asksFor } from './approval.ts';

export type ReleaseDiff = {
  /** Empty while no release is active. */
  direction: 'upgrade' | 'downgrade' | 'same' | '';
  added: string[];
  removed: string[];
};

/**
 * What changes for the platform and its people when a release takes the place of the active one. While
 * there is none, all of the release is added.
 */
export function diffReleases(release: Manifest, active: Manifest | null): ReleaseDiff {
  const [had, has] = [active ? linesOf(active) : [], linesOf(release)];
  return {
    direction: active ? directionOf(release.version, active.version) : '',
    added: has.filter((line) => !had.includes(line)),
    removed: had.filter((line) => !has.includes(line)),
  };
}

function directionOf(version: string, active: string): ReleaseDiff['direction'] {
  const order = semver.compare(version, active);
  if (order === 0) return 'same';
  return order > 0 ? 'upgrade' : 'downgrade';
}

function linesOf(manifest: Manifest): string[] {
  const { replaces, routes, contributions, tasks } = manifest;
  const settings = settingScopes.flatMap((scope) =>
    settingFields(settingsSchemaOf(manifest, scope)).map(
      ({ name, kind }) => `${kind === 'secret' ? 'secret setting' : 'setting'} ${name}`,
    ),
  );
  return [
    ...asksFor(manifest),
    ...(replaces ?? []).map((slug) => `replaces ${slug}`),
    ...routes.map(({ method, path }) => `route ${method} ${path}`),
    ...contributions.map(({ id, point }) => `contribution ${id} to ${point}`),
    ...tasks.map(({ name }) => `task ${name}`),
    ...new Set(settings),
  ];
}
