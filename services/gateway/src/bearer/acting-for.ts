import { PlatformError } from '@patchbay/proto';
import type { PersonVouched } from '../broker/person-vouched.ts';
import type { Refusal } from '../requests/refusal.ts';
import { badActingFor, badToken } from '../requests/refusals/identity-refusals.ts';
import type { BearerCredential, Bearers } from './bearers.ts';

/**
 * The credential of a plugin that asks another for a person, who is proved by the identity token with
 * which they asked it. What came by a token or from a plugin itself is not passed on: it would reach
 * further than whoever began it allowed.
 */
export type ActingFor = (token: string, identity: string) => Promise<BearerCredential | Refusal>;

export function createActingFor({
  bearers,
  vouched,
}: {
  bearers: Pick<Bearers, 'pluginOf'>;
  vouched: PersonVouched;
}): ActingFor {
  return async (token, identity) => {
    const slug = bearers.pluginOf(token);
    if (slug === undefined) return badToken();
    try {
      const { sub: userId, actor } = await vouched(identity, { by: slug });
      if (actor === undefined) return { kind: 'bearer', token, userId };
      return badActingFor(`the request came by "${actor}", for which nobody else may ask further`);
    } catch (error) {
      if (error instanceof PlatformError) return badActingFor(error.message);
      throw error;
    }
  };
}
