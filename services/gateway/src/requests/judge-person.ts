import type { DecideAccess, Decision, Policies } from '@patchbay/chassis';
import { verdictKey, type Person, type Verdict } from '@patchbay/proto';

/**
 * Somebody with what policies say of them now, on the site and in a space; the very same person where
 * there is nothing to ask. `holds` then answers with policies.
 */
export type JudgePerson = (person: Person, space: string | undefined) => Promise<Person>;

/** Asks all at once, once about each permission that a policy names: meant for one request. */
export function createJudgePerson({
  policies,
  decideAccess,
}: {
  policies: Pick<Policies, 'permissions'>;
  decideAccess: DecideAccess;
}): JudgePerson {
  return async (person, space) => {
    const permissions = person.superuser ? [] : policies.permissions();
    if (permissions.length === 0) return person;
    const objects = ['', ...(space === undefined ? [] : [`space:${space}`])];
    const questions = permissions.flatMap((permission) =>
      objects.map((object) => ({ permission, object })),
    );
    const verdicts = await Promise.all(
      questions.map(async (question) => {
        const key = verdictKey(question.permission, question.object);
        return [key, verdictOf(await decideAccess(person, question))] as const;
      }),
    );
    return { ...person, verdicts: new Map(verdicts) };
  };
}

/** Who decided, and why. */
export function verdictOf({ allowed, reasons }: Decision): Verdict {
  const { name = '', detail = '' } = reasons.at(-1) ?? {};
  return { allowed, name, detail };
}
