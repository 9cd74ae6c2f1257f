import type { PluginMessage, StateMessage } from '@patchbay/proto';
import { standbyState } from './standby.ts';

/**
 * The state that a process running `version` is told: the plugin's, unless another release serves. Without
 * that its developer would read `ready`, and wonder.
 */
export function toldState(plugin: PluginMessage, version: string): StateMessage | null {
  return standbyState(plugin, version) ?? plugin.state ?? null;
}
