import type { ReceivedPlugin } from '@patchbay/proto';
import { byOrder, descriptionOf } from './navigation.ts';
import { needsAttention } from './plugin-attention.ts';

/**
 * `state`: one of the states, `attention`, or empty for all of them. `point`: the extension point that
 * it contributes to.
 */
export type PluginFilter = { state: string; text: string; point: string };

export const pluginStates = [
  'ready',
  'initialising',
  'draining',
  'offline',
  'pending',
  'pending-approval',
  'not-configured',
  'blocked',
  'incompatible',
  'quarantined',
  'disabled',
  'removed',
];

/** The plugins that match, sorted by the operator's index (those without come last), then title. */
export function listPlugins(
  plugins: Iterable<ReceivedPlugin>,
  { state, text, point }: PluginFilter,
): ReceivedPlugin[] {
  return [...plugins]
    .filter(
      (plugin) => hasState(plugin, state) && hasText(plugin, text) && contributesTo(plugin, point),
    )
    .toSorted(
      (a, b) =>
        byOrder(a.index ?? Infinity, b.index ?? Infinity) ||
        a.title.localeCompare(b.title) ||
        a.slug.localeCompare(b.slug),
    );
}

/** How many plugins each choice of the filter's `state` would show. */
export function countStates(plugins: Iterable<ReceivedPlugin>): ReadonlyMap<string, number> {
  const all = [...plugins];
  return new Map(
    ['', 'attention', ...pluginStates].map((state) => [
      state,
      all.filter((plugin) => hasState(plugin, state)).length,
    ]),
  );
}

function hasState(plugin: ReceivedPlugin, state: string): boolean {
  if (state === '') return true;
  if (state === 'attention') return needsAttention(plugin);
  return (plugin.state?.name ?? 'offline') === state;
}

/** The points that plugins contribute to now, by name. */
export function pointsOf(plugins: Iterable<ReceivedPlugin>): string[] {
  const points = [...plugins].flatMap((plugin) => contributed(plugin));
  return [...new Set(points)].toSorted();
}

function contributesTo(plugin: ReceivedPlugin, point: string): boolean {
  return point === '' || contributed(plugin).includes(point);
}

function contributed({ contributions }: ReceivedPlugin): string[] {
  return contributions.filter(({ state }) => state?.name !== 'removed').map(({ point }) => point);
}

function hasText(plugin: ReceivedPlugin, text: string): boolean {
  const sought = text.trim().toLowerCase();
  return [plugin.title, plugin.slug, descriptionOf(plugin)].some((it) =>
    it.toLowerCase().includes(sought),
  );
}
