import { settingScopes, viewGrantsOf, type Manifest } from '@patchbay/proto';
import type { ReleaseRow } from './release-store.ts';

/** `auto`: a new plugin serves at once; `manual`: an operator approves it first. */
export type ApprovalPolicy = 'auto' | 'manual';

/**
 * Whether a release may serve without an operator's word. A plugin's first release may, under the
 * policy `auto`, unless it replaces plugins that are installed. A later one may when it asks for no more
 * than the one that was approved before.
 */
export function isApproved({
  manifest,
  previous,
  releases,
  replaces,
  policy,
}: {
  manifest: Manifest;
  /** The manifest of the release that is active. */
  previous: Manifest | undefined;
  releases: readonly ReleaseRow[];
  /** Installed plugins whose place it would take. */
  replaces: readonly string[];
  policy: ApprovalPolicy;
}): boolean {
  const known = releases.find(({ version }) => version === manifest.version);
  if (!releases.some(({ approved }) => approved)) {
    return policy === 'auto' && releases.length === 0 && replaces.length === 0;
  }
  if (known && !known.approved) return false;
  return previous === undefined || growth(manifest, previous).length === 0;
}

/** What a manifest asks for beyond another: `needs users.read`, `public route GET /feed`. */
function growth(manifest: Manifest, previous: Manifest): string[] {
  const had = new Set(asksFor(previous));
  return asksFor(manifest).filter((line) => !had.has(line));
}

export function asksFor(manifest: Manifest): string[] {
  const { needs, permissions, routes, settingsPages } = manifest;
  return [
    ...(needs ?? []).map((need) => `needs ${need}`),
    ...(permissions ?? []).map(({ name }) => `permission ${name}`),
    ...(routes ?? [])
      .filter(({ access }) => access === 'public')
      .map(({ method, path }) => `public route ${method} ${path}`),
    ...new Set((routes ?? []).flatMap(({ view }) => grantsOf(view))),
    ...settingScopes
      .filter((scope) => settingsPages?.[scope] !== undefined)
      .map((scope) => `page for settings of the ${scope}`),
  ];
}

function grantsOf(view: Manifest['routes'][number]['view']): string[] {
  const { permissions, embeds } = viewGrantsOf(view);
  return [
    ...permissions.map((name) => `browser feature ${name}`),
    ...embeds.map((origin) => `pages of ${origin}`),
  ];
}
