import type { PluginMessage, StateMessage } from '@patchbay/proto';
import { isOffered, withoutApproval } from './plugin-state.ts';

/**
 * The state that a process running `version` is told: the plugin's, unless another release serves while
 * this one waits for approval or was rejected. Without that its developer would read `ready`, and wonder.
 */
export function toldState(plugin: PluginMessage, version: string): StateMessage | null {
  const { state = null, slug = '', releases } = plugin;
  const release = releases?.find((it) => it.version === version);
  if (!release || release.approved || !isOffered(state?.name ?? '')) return state;
  const { rejectedAt, rejectionReason = '', firstSeenAt } = release;
  const held = withoutApproval(slug, {
    version,
    rejectionReason: rejectedAt ? rejectionReason : null,
  });
  return { ...held, since: rejectedAt ?? firstSeenAt ?? null };
}
