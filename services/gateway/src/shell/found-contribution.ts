import type { ReceivedPlugin } from '@patchbay/proto';

type Contribution = ReceivedPlugin['contributions'][number];

/**
 * A contribution in the state that people find it in: of a plugin that is not offered nothing is shown,
 * however right the contribution is by itself.
 */
export function foundContribution(
  contribution: Contribution,
  { offered, state: why }: Pick<ReceivedPlugin, 'offered' | 'state'>,
): Contribution {
  const { state } = contribution;
  if (offered || state?.name !== 'shown') return contribution;
  return {
    ...contribution,
    state: {
      ...state,
      name: 'hidden',
      reason: 'not-offered',
      message: why ? `the plugin is ${why.name}: ${why.message}` : 'the plugin is not offered',
      hint: '',
    },
  };
}
