import { forgetOldest } from '@patchbay/proto';
import type { Session, Sessions } from '../sessions.ts';
import { hashOf, tokenShape } from '../token.ts';
import type { RememberedSessions } from './remembered-sessions.ts';

/** Finds sessions by the tokens of cookies: those of sessions that were found are not hashed again. */
export function createSessionsByToken({
  byId,
  maxRemembered,
}: {
  byId: Pick<RememberedSessions, 'rememberedById' | 'findById'>;
  maxRemembered: number;
}): Pick<Sessions, 'remembered' | 'find'> {
  const idOfToken = new Map<string, string>();
  return {
    remembered(token): Session | undefined {
      const id = idOfToken.get(token);
      return id === undefined ? undefined : byId.rememberedById(id);
    },
    async find(token) {
      const known = idOfToken.get(token);
      if (known !== undefined) return byId.findById(known);
      if (!tokenShape.test(token)) return undefined;
      const id = hashOf(token).toString('base64url');
      const session = await byId.findById(id);
      if (session) {
        idOfToken.set(token, id);
        forgetOldest(idOfToken, maxRemembered);
      }
      return session;
    },
  };
}
