import { PlatformError, type DirectoryRoles, type Json, type Person } from '@patchbay/proto';
import type { Policies, Policy } from './policies.ts';

/** What is asked: a permission, about something such as `space:<id>`, or about the whole site. */
export type Question = { permission: string; object: string };

/** One of the things that were asked, and what it said; `nothing` lets the next one decide. */
export type Reason = { name: string; answer: 'yes' | 'no' | 'nothing'; detail: string };

export type Decision = { allowed: boolean; reasons: Reason[] };

/** No question is remembered: who asks it twice for one request remembers the answer. */
export type DecideAccess = (person: Person, question: Question) => Promise<Decision>;

/** Asks a plugin its call `policy` as the platform; throws PlatformError when it cannot be asked. */
export type AskPolicy = (
  plugin: string,
  payload: Json,
  options: { deadlineMs: number },
) => Promise<Json>;

/** As far as it concerns access. */
export type AccessDirectory = {
  roles(): DirectoryRoles;
  /** What a user is in a space: `member`, `team`, `admin`. */
  rolesInSpace(userId: string, spaceId: string): readonly string[];
};

const deadlineMs = 2_000;

/**
 * Whether a person may do something. A disabled one may nothing, a superuser everything; then the
 * policies that name the permission are asked in order, each once, until one says yes or no; then the
 * person's roles decide, on the site and in the space that it is about. A policy that cannot be asked
 * says nothing, or no if it was contributed with `failure: "fail"`.
 */
export function createDecideAccess({
  policies,
  directory,
  askPolicy,
}: {
  policies: Policies;
  directory: AccessDirectory;
  askPolicy: AskPolicy;
}): DecideAccess {
  const ask = async (policy: Policy, person: Person, question: Question): Promise<Reason> => {
    const { plugin, id } = policy;
    const name = `policy "${policy.title}" of "${plugin}"`;
    const { permission, object } = question;
    const { id: userId, username, displayName, roles } = person;
    const payload = {
      contribution: id,
      user: { id: userId, username, displayName, roles: [...roles] },
      permission,
      object: object || null,
    };
    try {
      return { name, ...readAnswer(await askPolicy(plugin, payload, { deadlineMs })) };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const answer = policy.failClosed ? 'no' : 'nothing';
      return { name, answer, detail: `it could not be asked: ${error.message}` };
    }
  };

  return async (person, question) => {
    if (person.disabled) {
      const detail = `"${person.username}" is disabled`;
      return decided([{ name: 'disabled', answer: 'no', detail }]);
    }
    if (person.superuser) {
      const detail = 'superusers may do everything';
      return decided([{ name: 'superuser', answer: 'yes', detail }]);
    }
    const reasons: Reason[] = [];
    for (const policy of policies.about(question.permission)) {
      const reason = await ask(policy, person, question);
      reasons.push(reason);
      if (reason.answer !== 'nothing') return decided(reasons);
    }
    reasons.push(askRoles(directory, person, question));
    return decided(reasons);
  };
}

function decided(reasons: Reason[]): Decision {
  return { allowed: reasons.at(-1)?.answer === 'yes', reasons };
}

/** What the person's roles say, with those they have in the space it is about. */
function askRoles(
  directory: AccessDirectory,
  person: Person,
  { permission, object }: Question,
): Reason {
  const spaceId = object.startsWith('space:') ? object.slice('space:'.length) : '';
  const here = spaceId === '' ? [] : directory.rolesInSpace(person.id, spaceId);
  const roles = directory.roles();
  const giving = [...person.roles, ...here.map((role) => `space.${role}`)].find((name) => {
    const role = roles.get(name);
    return role?.everything === true || role?.permissions.includes(permission) === true;
  });
  const name = 'roles';
  if (giving !== undefined) return { name, answer: 'yes', detail: `the role "${giving}" has it` };
  const detail = `none of their roles has "${permission}": somebody who administers people can give them one that has`;
  return { name, answer: 'no', detail };
}

/** `true`, `false`, `null`, or `{ allowed, why }`. */
function readAnswer(json: Json): Omit<Reason, 'name'> {
  const isObject = json !== null && typeof json === 'object' && !Array.isArray(json);
  const { allowed, why } = isObject ? json : { allowed: json, why: undefined };
  const detail = typeof why === 'string' ? why.slice(0, 500) : '';
  if (allowed === true) return { answer: 'yes', detail: detail || 'it allows this' };
  if (allowed === false) return { answer: 'no', detail: detail || 'it vetoes this' };
  if (allowed === null || allowed === undefined) {
    return { answer: 'nothing', detail: detail || 'it has nothing to say about this' };
  }
  throw new PlatformError('internal', 'its answer is neither true, false nor null');
}
