import { fromStruct, PlatformError, type Json, type Person } from '@patchbay/proto';
import type { AskPlugin } from '../ask-plugin.ts';
import { platform } from '../caller.ts';
import type { Catalog } from '../catalog.ts';
import type { Directory } from '../directory.ts';

/** What is asked: a permission, about something such as `space:<id>`, or about the whole site. */
export type Question = { permission: string; object: string };

/** One of the things that were asked, and what it said; `nothing` lets the next one decide. */
export type Reason = { name: string; answer: 'yes' | 'no' | 'nothing'; detail: string };

export type Decision = { allowed: boolean; reasons: Reason[] };

export type DecideAccess = (person: Person, question: Question) => Promise<Decision>;

/** Contributed to the point `policy`: a plugin that is asked before roles count. */
type Policy = {
  plugin: string;
  id: string;
  title: string;
  /** Whether it denies when it cannot be asked. */
  failClosed: boolean;
  index: number;
  order: number;
};

const deadlineMs = 2_000;

/**
 * Whether a person may do something. A disabled one may nothing, a superuser everything; then the
 * policies that name the permission are asked in order, each once, until one says yes or no; then the
 * person's roles decide, on the site and in the space that it is about. A policy that cannot be asked
 * says nothing, or no if it was contributed with `failure: "fail"`.
 */
export function createDecideAccess({
  catalog,
  directory,
  askPlugin,
}: {
  catalog: Catalog;
  directory: Directory;
  askPlugin: AskPlugin;
}): DecideAccess {
  const policiesFor = createPolicies(catalog);
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
      const call = { plugin, call: 'policy', payload, caller: platform, deadlineMs };
      return { name, ...readAnswer(await askPlugin(call)) };
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
    for (const policy of policiesFor(question.permission)) {
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

/** What the person's roles say, with the role they have in the space it is about. */
function askRoles(directory: Directory, person: Person, { permission, object }: Question): Reason {
  const names = [...person.roles, ...rolesInSpace(directory, person.id, object)];
  const giving = names.find((name) => {
    const role = directory.roles.get(name);
    return role?.everything === true || role?.permissions.includes(permission) === true;
  });
  const name = 'roles';
  if (giving !== undefined) return { name, answer: 'yes', detail: `the role "${giving}" has it` };
  const detail = `none of their roles has "${permission}": somebody who administers people can give them one that has`;
  return { name, answer: 'no', detail };
}

function rolesInSpace(directory: Directory, userId: string, object: string): string[] {
  if (!object.startsWith('space:')) return [];
  const space = directory.spaces.get(object.slice('space:'.length));
  const member = space?.members.find((it) => it.userId === userId);
  return (member?.roles ?? []).map((role) => `space.${role}`);
}

/** The policies of each permission, read again when the catalog changes. */
function createPolicies(catalog: Catalog): (permission: string) => readonly Policy[] {
  let revision = -1;
  let policies = new Map<string, Policy[]>();
  return (permission) => {
    if (catalog.revision() !== revision) {
      revision = catalog.revision();
      policies = readPolicies(catalog);
    }
    return policies.get(permission) ?? [];
  };
}

function readPolicies(catalog: Catalog): Map<string, Policy[]> {
  const found: (Policy & { permissions: unknown[] })[] = [];
  for (const { plugin } of catalog.entries()) {
    for (const contribution of plugin.contributions ?? []) {
      if (contribution.point !== 'policy' || contribution.state?.name !== 'shown') continue;
      const properties = fromStruct(contribution.properties);
      const { permissions, title, order, failure } = properties;
      if (!Array.isArray(permissions)) continue;
      found.push({
        permissions,
        plugin: plugin.slug,
        id: contribution.id ?? '',
        title: typeof title === 'string' ? title : (contribution.id ?? ''),
        failClosed: failure === 'fail',
        index: contribution.index ?? Infinity,
        order: typeof order === 'number' ? order : Infinity,
      });
    }
  }
  const sorted = found.toSorted(
    (a, b) =>
      difference(a.index, b.index) ||
      difference(a.order, b.order) ||
      a.title.localeCompare(b.title),
  );
  const policies = new Map<string, Policy[]>();
  for (const { permissions, ...policy } of sorted) {
    for (const name of new Set(permissions.map(String))) {
      policies.set(name, [...(policies.get(name) ?? []), policy]);
    }
  }
  return policies;
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
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
