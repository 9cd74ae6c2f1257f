import type { IncomingMessage, ServerResponse } from 'node:http';
import { traceIdOf } from '@patchbay/chassis';
import { toText } from './html.ts';
import { signInUrl } from './next-url.ts';
import type { PageFrame } from './page-frame.ts';
import { refusalPage } from './pages/refusal.ts';
import type { Refusal } from './refusal.ts';
import { isFramed, wantsPage } from './wants-page.ts';

export type AnswerRefusal = (
  exchanged: { req: IncomingMessage; res: ServerResponse },
  refusal: Refusal,
) => void;

/**
 * Tells why a request is refused: a page to people, a problem document (RFC 9457) to programs.
 * Somebody who is signed out and opens a page is led to sign-in.
 */
export function createAnswerRefusal(newFrame: () => PageFrame): AnswerRefusal {
  return ({ req, res }, refusal) => {
    const page = wantsPage(req);
    if (refusal.status === 401 && page && !isFramed(req) && req.method === 'GET') {
      const location = signInUrl(req.url ?? '/');
      res.writeHead(303, { location, 'cache-control': 'no-store' }).end();
      return;
    }
    const frame = page ? newFrame() : undefined;
    const body = frame
      ? toText(refusalPage({ refusal, framed: isFramed(req), url: req.url ?? '/', frame }))
      : JSON.stringify(problemDocument(refusal, traceIdOf(req.headers['traceparent'])));
    const headers = {
      'content-type': frame ? 'text/html; charset=utf-8' : 'application/problem+json',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      vary: 'Sec-Fetch-Dest, Accept',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'patchbay-reason': refusal.code,
      ...(frame && { 'content-security-policy': frame.policy }),
      ...(refusal.retryAfterSeconds && { 'retry-after': String(refusal.retryAfterSeconds) }),
    };
    res.writeHead(refusal.status, headers);
    res.end(req.method === 'HEAD' ? undefined : body);
    req.resume();
  };
}

/** The refusal for programs, in the shape of the platform's other problem documents. */
export function problemDocument(
  { status, code, title, detail, hint }: Refusal,
  trace: string,
): Record<string, unknown> {
  return { type: 'about:blank', title, status, detail, code, trace, hint };
}
