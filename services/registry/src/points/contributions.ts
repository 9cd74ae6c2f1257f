import type { Queryable } from '@patchbay/chassis';
import { contributionState } from './contribution-state.ts';
import { listContributions, saveContributionState } from './contribution-store.ts';
import { knownPoints, pointKey } from './extension-points.ts';
import { listDeclaredPoints } from './point-store.ts';

/**
 * Decides anew which contributions are shown, of one plugin or, when points may have come or gone, of
 * all; stores what changed and returns the plugins it changed for.
 */
export async function applyPoints(tx: Queryable, slug?: string): Promise<string[]> {
  const points = knownPoints(await listDeclaredPoints(tx));
  const changed = new Set<string>();
  for (const contribution of await listContributions(tx, slug)) {
    const { point, pointVersion, state, message } = contribution;
    const next = contributionState(contribution, points.get(pointKey(point, pointVersion)));
    if (next.name === state && next.message === message) continue;
    await saveContributionState(tx, contribution, next);
    changed.add(contribution.slug);
  }
  return [...changed];
}
