import type { DecideAccess, Decision } from '@patchbay/chassis';
import type { Person, ReceivedDirectorySpace } from '@patchbay/proto';
import type { Audience } from './audience.ts';
import type { CheckFound } from './explain-contribution.ts';

/** What decides beside policies. */
const others = new Set(['superuser', 'roles']);

/**
 * What each policy says about the permissions that a contribution needs, then whether somebody has them
 * all: by a policy, or by their roles. Each policy is asked once about each.
 */
export async function explainPermissions(
  needed: readonly string[],
  { person, space, decide }: Pick<Audience, 'space'> & { person: Person; decide: DecideAccess },
): Promise<CheckFound[]> {
  // Whether they may sign in is a check of its own.
  const enabled = { ...person, disabled: false };
  const object = objectOf(space);
  const decisions = await Promise.all(
    needed.map(async (permission) => {
      const decision = await decide(enabled, { permission, object });
      return { permission, ...decision };
    }),
  );
  const said = decisions.flatMap(({ permission, reasons }) =>
    reasons
      .filter(({ name }) => !others.has(name))
      .map(({ name, answer, detail }) => ({
        name: `${name} is asked about "${permission}"`,
        passed: answer !== 'no',
        detail,
      })),
  );
  return [...said, verdict(decisions)];
}

function objectOf(space: ReceivedDirectorySpace | undefined): string {
  return space ? `space:${space.id}` : '';
}

function verdict(decisions: readonly (Decision & { permission: string })[]): CheckFound {
  const name = 'the person has the permissions that it asks for';
  const missing = decisions.filter(({ allowed }) => !allowed);
  if (missing.length === 0) {
    const needed = decisions.map(({ permission }) => permission);
    return { name, passed: true, detail: needed.length > 0 ? quoted(needed) : 'it asks for none' };
  }
  const isVetoed = ({ reasons }: Decision) => !others.has(reasons.at(-1)?.name ?? '');
  const [vetoed, lacking] = [true, false].map((by) =>
    missing.filter((it) => isVetoed(it) === by).map(({ permission }) => permission),
  );
  const details = [
    lacking?.length && `they lack ${quoted(lacking)}: give them a role that has it`,
    vetoed?.length && `a policy vetoes ${quoted(vetoed)}`,
  ];
  return { name, passed: false, detail: details.filter(Boolean).join('; ') };
}

function quoted(names: readonly string[]): string {
  return names.map((it) => `"${it}"`).join(' and ');
}
