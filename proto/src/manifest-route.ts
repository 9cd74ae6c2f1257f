import { z } from 'zod';
import { dottedName, routeMethod, routePath } from './names.ts';
import { viewGrants } from './view-grants.ts';

const seconds = z.number().positive().max(86_400, 'is longer than a day');

const rateLimit = z
  .looseObject({
    requests: z.int().min(1).max(1_000_000),
    seconds: seconds.default(60).describe('So many requests within so many seconds'),
    per: z
      .enum(['user', 'client'])
      .default('user')
      .describe(
        'For each person, or for each network address; who is not signed in has the latter',
      ),
  })
  .describe('More requests than these are answered 429 with Retry-After, at each gateway');

/** A URL that a plugin serves, who may ask for it, and what it may cost. */
export const manifestRoute = z
  .looseObject({
    method: routeMethod.describe('HEAD is answered wherever GET is'),
    path: routePath
      .refine(
        (path) => !path.split('/').slice(0, -1).includes('*'),
        '"*" can only be the last segment',
      )
      .describe(
        'Below the plugin; a segment ":name" matches any one segment, "*" at the end all that is left',
      ),
    scope: z
      .enum(['site', 'space'])
      .optional()
      .describe('Only outside of spaces, or only in one; left out: wherever the plugin is'),
    access: z
      .enum(['public', 'signed-in'])
      .optional()
      .describe(
        '"public": nobody has to be signed in, and more of these wait for approval; left out: "signed-in"',
      ),
    permissions: z
      .array(dottedName)
      .default([])
      .describe('Who asks for it needs all of these: its own, or full names of others'),
    maxSeconds: seconds
      .optional()
      .describe(
        'From the request to the end of its answer; streams and WebSockets last as long as they like',
      ),
    maxBodyBytes: z.int().min(0).optional().describe("Of a request's body; more is answered 413"),
    rateLimit: rateLimit.optional(),
    streaming: z
      .boolean()
      .optional()
      .describe('Its answer may last, and pause for as long as it likes, as an event stream may'),
    view: viewGrants.optional(),
    websocket: z
      .boolean()
      .optional()
      .describe('Whether it can be switched to a WebSocket, and nothing else; left out: it may be'),
    pingSeconds: z
      .number()
      .min(1)
      .max(3_600)
      .optional()
      .describe(
        'Its WebSocket is kept open by pings to the client, so far apart; one that misses two is closed',
      ),
  })
  .describe('A URL the plugin serves');

export type ManifestRoute = z.output<typeof manifestRoute>;

/** What a route says that contradicts itself. */
export function* routeViolations(
  routes: readonly ManifestRoute[],
): Generator<{ field: (string | number)[]; message: string }> {
  for (const [
    index,
    { method, access, permissions, websocket, pingSeconds, streaming, maxSeconds },
  ] of routes.entries()) {
    const field = (name: string) => ['routes', index, name];
    if (access === 'public' && permissions.length > 0) {
      const message = 'nobody who is not signed in has a permission: leave it out, or "access"';
      yield { field: field('permissions'), message };
    }
    if (websocket === true && method !== 'GET') {
      yield { field: field('websocket'), message: `begins with GET, and not with ${method}` };
    }
    if (websocket === false && pingSeconds !== undefined) {
      yield {
        field: field('pingSeconds'),
        message: 'is for a WebSocket, and "websocket" is false',
      };
    }
    if (streaming === true && maxSeconds !== undefined) {
      yield { field: field('maxSeconds'), message: 'is not for a stream' };
    }
  }
}
