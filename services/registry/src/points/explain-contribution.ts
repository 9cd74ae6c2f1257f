import type { DecideAccess } from '@patchbay/chassis';
import { fromStruct, type ContributionMessage } from '@patchbay/proto';
import type { CatalogEntry } from '../catalog/catalog.ts';
import type { Directory } from '../people/directory.ts';
import type { KnownPoint } from './extension-points.ts';
import type { Audience } from './audience.ts';
import { checksFor } from './explain-to.ts';

/** One condition for a contribution to be there; `detail` says what was found, and what to do. */
export type CheckFound = { name: string; passed: boolean; detail: string };

/** Every condition for a contribution to be shown, in order; all are passed when it is. */
export async function explainContribution(
  entry: CatalogEntry,
  contribution: ContributionMessage,
  {
    known,
    audience,
    roles,
    decide,
  }: {
    /** The point that it is for. */
    known: KnownPoint | undefined;
    audience: Audience;
    roles: Directory['roles'];
    decide: DecideAccess;
  },
): Promise<CheckFound[]> {
  const { plugin } = entry;
  const { point = '', state, enabled, properties } = contribution;
  const inRelease = state?.name !== 'removed';
  return [
    {
      name: 'the plugin is offered',
      passed: plugin.offered ?? false,
      detail: `it is ${plugin.state?.name}: ${plugin.state?.message}`,
    },
    {
      name: 'the active release contributes it',
      passed: inRelease,
      detail: inRelease ? `version ${plugin.version} does` : (state?.message ?? ''),
    },
    {
      name: 'no operator switched it off',
      passed: enabled ?? true,
      detail: enabled ? 'it is switched on' : 'switch it on again to show it',
    },
    {
      name: 'its extension point is there',
      passed: known !== undefined && known.held === null,
      detail: known
        ? `"${point}" is declared by ${known.plugin ? `"${known.plugin}"` : 'the platform'}${known.held ? `, which is ${known.held}` : ''}`
        : `nobody declares "${point}" in that version`,
    },
    {
      name: 'it is what the point takes',
      passed: state?.name !== 'invalid',
      detail: state?.name === 'invalid' ? (state.message ?? '') : 'it fits the schema of the point',
    },
    ...(await checksFor(entry, { point, properties: fromStruct(properties) }, audience, {
      roles,
      decide,
    })),
  ];
}
