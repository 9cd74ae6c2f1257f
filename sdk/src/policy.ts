import type { CallContext } from './calls.ts';

/** Whether somebody may do something. */
export type PolicyQuestion = {
  user: { id: string; username: string; displayName: string; roles: string[] };
  /** One of those that the policy names. */
  permission: string;
  /** What it is about, such as `space:<id>`; null for the whole site. */
  object: string | null;
};

/** Yes, no, or null to let the next policy and then the person's roles decide. */
export type PolicyAnswer = boolean | null | { allowed: boolean | null; why?: string };

/** A say in what people may do: asked before their roles count, but not about superusers. */
export type PolicyDefinition<Settings> = {
  title?: string;
  /** The permissions about which it is asked. */
  permissions: readonly [string, ...string[]];
  /** Lower is asked first. */
  order?: number;
  /** `fail`: deny when the plugin cannot be asked; else it is passed over then. */
  failure?: 'skip' | 'fail';
  /** Has 2 seconds. */
  decide(
    question: PolicyQuestion,
    context: CallContext<Settings>,
  ): PolicyAnswer | Promise<PolicyAnswer>;
};

/** Answers the platform's call `policy`, which names the contribution that is asked. */
export function policyHandler(
  policies: Readonly<Record<string, PolicyDefinition<never>>>,
): (payload: unknown, context: CallContext<never>) => unknown {
  return (payload, context) => {
    const { contribution, ...question } = payload as PolicyQuestion & { contribution: string };
    return policies[contribution]?.decide(question, context) ?? null;
  };
}

/** The policies as contributions of the manifest. */
export function policyContributions(policies: Readonly<Record<string, object>>): object[] {
  return Object.entries(policies).map(([id, policy]) => {
    const told = Object.entries(policy).filter(([name]) => name !== 'decide');
    return Object.fromEntries([...told, ['id', id], ['point', 'policy']]);
  });
}
