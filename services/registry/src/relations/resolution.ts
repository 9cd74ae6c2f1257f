import type { Queryable } from '@patchbay/chassis';
import type { State, StateName } from '../plugins/plugin-state.ts';
import { saveState } from '../plugins/plugin-store.ts';
import { listChoices, listRelated, type RelatedPlugin } from './relation-store.ts';
import { resolve, type Candidate, type Resolution } from './resolver.ts';

export type Transition = { plugin: string; from: string; to: string; reason: string };

/**
 * Decides anew which plugins others hold back, stores what changed and returns it. The caller holds
 * `lockRelations`.
 */
export async function applyResolution(tx: Queryable): Promise<Transition[]> {
  const plugins = await listRelated(tx);
  const { blocked } = resolve(plugins.map(toCandidate), await listChoices(tx));
  const transitions: Transition[] = [];
  for (const plugin of plugins) {
    const block = blocked.get(plugin.slug);
    const state: State = block
      ? { name: 'blocked', reason: block.reason, message: block.message, hint: block.hint }
      : plugin.ownState;
    const { slug } = plugin;
    if (isSame(plugin, state)) continue;
    await saveState(tx, slug, state);
    transitions.push({ plugin: slug, from: plugin.state, to: state.name, reason: state.reason });
  }
  return transitions;
}

/** What the plugins' states would be if some of them were otherwise. */
export async function imagine(
  tx: Queryable,
  change: (candidates: Candidate[]) => Candidate[],
): Promise<{ actual: Resolution; imagined: Resolution }> {
  const [plugins, choices] = [await listRelated(tx), await listChoices(tx)];
  const candidates = plugins.map(toCandidate);
  return { actual: resolve(candidates, choices), imagined: resolve(change(candidates), choices) };
}

function toCandidate(plugin: RelatedPlugin): Candidate {
  const required = (plugin.dependencies ?? []).filter(({ optional }) => !optional);
  return {
    slug: plugin.slug,
    version: plugin.version ?? '0.0.0',
    unavailable: plugin.ownState.name === 'ready' ? null : phrase(plugin.ownState.name),
    dependencies: required,
    conflicts: plugin.conflicts ?? [],
    provides: plugin.provides ?? [],
  };
}

/** Completes "it is …". */
function phrase(name: StateName): string {
  switch (name) {
    case 'pending':
      return 'not connected yet';
    case 'pending-approval':
      return 'waiting for approval';
    case 'initialising':
      return 'still getting ready';
    default:
      return name;
  }
}

function isSame(stored: RelatedPlugin, { name, reason, message }: State): boolean {
  return stored.state === name && stored.reason === reason && stored.message === message;
}
