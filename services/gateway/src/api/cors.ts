import { invalid } from '@patchbay/proto';
import type { LocalAnswer } from '../engine/local-answer.ts';

/** Which pages of other origins may call the API, with a token: cookies never come with it. */
export type Cors = {
  /** Lines for the answer to a page of this origin; empty when it may read none. */
  lines(origin: string | undefined): string;
  /** The answer to a browser that asks beforehand; undefined when the origin may not. */
  preflight(origin: string): LocalAnswer | undefined;
};

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const requestHeaders =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID';
const readable = 'ETag, Retry-After, X-Request-Id, Deprecation, Sunset';

/** @param origins such as `https://portal.example.org`; with none, CORS is off. */
export function createCors(origins: readonly string[]): Cors {
  const allowed = new Set(origins);
  const vary = allowed.size > 0 ? 'Vary: Origin\r\n' : '';
  return {
    lines(origin) {
      if (origin === undefined || !allowed.has(origin)) return vary;
      return `${vary}Access-Control-Allow-Origin: ${origin}\r\nAccess-Control-Expose-Headers: ${readable}\r\n`;
    },
    preflight(origin) {
      if (!allowed.has(origin)) return undefined;
      return {
        kind: 'answer',
        status: 204,
        headers: {
          vary: 'Origin',
          'access-control-allow-origin': origin,
          'access-control-allow-methods': methods,
          'access-control-allow-headers': requestHeaders,
          'access-control-max-age': '600',
        },
        body: '',
      };
    },
  };
}

/** Reads a list of origins, separated by commas. @throws PlatformError `invalid` for anything else. */
export function parseOrigins(list: string): string[] {
  const origins = list.split(',').map((it) => it.trim());
  return origins
    .filter((it) => it !== '')
    .map((origin) => {
      if (URL.canParse(origin) && new URL(origin).origin === origin) return origin;
      const message = `"${origin}" is not an origin like https://portal.example.org`;
      throw invalid('the configuration is not valid', [{ field: 'API_CORS_ORIGINS', message }]);
    });
}
