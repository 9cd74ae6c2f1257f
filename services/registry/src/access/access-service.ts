import type { DecideAccess, Decision, Question } from '@patchbay/chassis';
import { access as service, holds, mount, PlatformError, type Mounted } from '@patchbay/proto';
import type { Person } from '@patchbay/proto';
import { callerOf, type Caller } from './caller.ts';
import type { Directory } from '../people/directory.ts';
import { missingPermission, type Guard, type Needs } from './guard.ts';

const needs: Needs<typeof service> = { check: 'anybody', checkAll: 'anybody' };

/** `patchbay.registry.v1.Access`: whether somebody may do something. */
export function mountAccess({
  directory,
  decide,
  guard,
}: {
  directory: Directory;
  decide: DecideAccess;
  guard: Guard;
}): Mounted {
  const about = async (caller: Caller, userId: string): Promise<Person> => {
    const own = caller.kind === 'user' ? caller.id : caller.kind === 'token' ? caller.userId : '';
    const id = userId || own;
    const isOther = caller.kind !== 'platform' && id !== own;
    if (isOther && !holds(caller, 'people.read')) throw missingPermission('people.read');
    // Another replica may just have created them.
    if (!directory.users.has(id)) await directory.refresh();
    const person = directory.person(id);
    if (!person) throw new PlatformError('not_found', `there is no user "${id}"`);
    return person;
  };

  /** A token may do no more than its scopes say. */
  const answer = async (caller: Caller, person: Person, question: Question): Promise<Decision> => {
    const { permission } = question;
    const outOfScope =
      caller.kind === 'token' && caller.userId === person.id && !holds(caller, permission);
    if (!outOfScope) return decide(person, question);
    const detail = `the token's scopes do not hold "${permission}"`;
    return { allowed: false, reasons: [{ name: 'token', answer: 'no', detail }] };
  };

  return mount(
    service,
    {
      async check({ userId, ...question }, context) {
        const caller = callerOf(context);
        return answer(caller, await about(caller, userId), question);
      },
      async checkAll({ userId, questions }, context) {
        const caller = callerOf(context);
        const person = await about(caller, userId);
        const asked = questions.map((question) => answer(caller, person, question));
        return { answers: await Promise.all(asked) };
      },
    },
    guard.mounted(needs),
  );
}
