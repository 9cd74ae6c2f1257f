import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { foreignForm } from '../requests/refusals/origin-refusals.ts';
import { hashOf, tokenShape } from '../sign-in/token.ts';
import type { PlatformCookie } from '../sign-in/platform-cookies.ts';
import { formTokenName } from './html.ts';
import { Refused } from './pages-context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What forms on a page for this request carry; undefined for a browser without a session. */
    formToken: string | undefined;
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Has every form of our own pages carry a token that only pages for the same session have, and refuses
 * what changes something with the session's cookie and without that token: so not even a page that
 * gets past the check of origins can send a form in somebody's name. A browser without a session has no
 * name to send it in; its forms have one-time tokens of their own where they need them.
 *
 * @param key the same in all processes of the gateway.
 */
export function requireFormTokens(
  pages: FastifyInstance,
  { key, cookie }: { key: Buffer; cookie: PlatformCookie },
): void {
  const tokenFor = ({ headers }: FastifyRequest): string | undefined => {
    const session = cookie.tokenOf(headers.cookie);
    if (session === undefined || !tokenShape.test(session)) return undefined;
    return createHmac('sha256', key).update(hashOf(session)).digest('base64url');
  };
  pages.decorateRequest('formToken');
  pages.addHook('onRequest', async (request) => void (request.formToken = tokenFor(request)));
  pages.addHook('preValidation', async ({ method, formToken, body }) => {
    if (safeMethods.has(method) || formToken === undefined) return;
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<
      string,
      unknown
    >;
    if (!isSame(fields[formTokenName], formToken)) throw new Refused(foreignForm());
    delete fields[formTokenName];
  });
}

function isSame(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
