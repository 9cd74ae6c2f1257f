import type { PluginMessage, StateMessage } from '@patchbay/proto';
import semver from 'semver';
import { isOffered, withoutApproval } from './plugin-state.ts';

/**
 * Why processes of `version` get no requests and no tasks while another release of the plugin serves; undefined
 * when none does, or it is theirs.
 */
export function standbyState(
  {
    slug = '',
    state,
    version: active = '',
    pinnedVersion,
    releases,
  }: Pick<PluginMessage, 'slug' | 'state' | 'version' | 'pinnedVersion' | 'releases'>,
  version: string,
): StateMessage | undefined {
  const release = releases?.find((it) => it.version === version);
  if (!release || active === '' || version === active || !isOffered(state?.name ?? ''))
    return undefined;
  if (!release.approved) {
    const { rejectedAt, rejectionReason = '', firstSeenAt } = release;
    const held = { version, rejectionReason: rejectedAt ? rejectionReason : null };
    return { ...withoutApproval(slug, held), since: rejectedAt ?? firstSeenAt ?? null };
  }
  const name = 'standby';
  if (pinnedVersion) {
    const message = `an operator pinned the plugin to version ${pinnedVersion}, so this process of ${version} gets no requests and no tasks`;
    const hint = `\`patchbay plugins unpin ${slug}\` lets the newest version serve`;
    return { name, reason: 'pinned', message, hint };
  }
  if (semver.gt(version, active)) {
    const message = `version ${active} is active until a process of ${version} is ready`;
    return { name, reason: 'not-ready', message };
  }
  const message = `version ${active} is active and newer than ${version}, so this process gets no requests and no tasks`;
  const hint = `end it, or go back to it with \`patchbay plugins pin ${slug} ${version}\``;
  return { name, reason: 'older', message, hint };
}
