import type { ContributionRow } from './contribution-store.ts';
import type { KnownPoint } from './extension-points.ts';
import { schemaViolations } from '@patchbay/chassis';
import { missingRoutes } from './point-routes.ts';

export type ContributionState = {
  name: 'shown' | 'waiting' | 'invalid' | 'disabled' | 'removed';
  reason: string;
  message: string;
};

/** Whether a contribution of an active release is shown, by itself and by its point. */
export function contributionState(
  {
    point,
    enabled,
    properties,
    routes,
  }: Pick<ContributionRow, 'point' | 'enabled' | 'properties' | 'routes'>,
  known: KnownPoint | undefined,
): ContributionState {
  if (!enabled) {
    return {
      name: 'disabled',
      reason: 'disabled-by-operator',
      message: 'an operator switched it off',
    };
  }
  if (!known) {
    return {
      name: 'waiting',
      reason: 'unknown-point',
      message: `there is no extension point "${point}" of that version yet; it shows by itself when one is declared`,
    };
  }
  if (known.held !== null) {
    return {
      name: 'waiting',
      reason: 'point-not-offered',
      message: `the plugin "${known.plugin}" that declares "${point}" is ${known.held}`,
    };
  }
  const violations = known.schema ? schemaViolations(known.schema, '', properties) : [];
  if (violations.length > 0) {
    const list = violations.map(({ field, message }) =>
      `${field.replace(/^\./, '')} ${message}`.trim(),
    );
    return {
      name: 'invalid',
      reason: 'schema',
      message: `it is not what "${point}" takes: ${list.join('; ')}`,
    };
  }
  const lacking = missingRoutes(known, routes ?? []);
  if (lacking) return { name: 'invalid', reason: 'routes', message: lacking };
  return { name: 'shown', reason: 'shown', message: '' };
}
