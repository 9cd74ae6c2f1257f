import {
  PlatformError,
  type CallOptions,
  type ReceivedCheck,
  type ReceivedPlugin,
} from '@patchbay/proto';
import type { AdminClient } from '../platform-clients.ts';

/** By the id of a contribution: what the registry checked of it, in order. */
export type ContributionChecks = ReadonlyMap<string, readonly ReceivedCheck[]>;

/** The checks of a plugin's contributions that are not shown; none while it does not answer. */
export async function checksOfHidden(
  registry: AdminClient,
  { slug, contributions, offered }: Pick<ReceivedPlugin, 'slug' | 'contributions' | 'offered'>,
  options: CallOptions,
): Promise<ContributionChecks> {
  const hidden = contributions.filter(({ state }) => !offered || state?.name !== 'shown');
  const checks = await Promise.all(
    hidden.map(
      async ({ id }) =>
        [id, await checksOf(registry, { slug, contributionId: id }, options)] as const,
    ),
  );
  return new Map(checks);
}

async function checksOf(
  registry: AdminClient,
  request: { slug: string; contributionId: string },
  options: CallOptions,
) {
  try {
    const { checks } = await registry.explainContribution(request, options);
    return checks;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return [];
  }
}
