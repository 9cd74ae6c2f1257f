import type { IncomingMessage, ServerResponse } from 'node:http';
import { traceIdOf } from '@patchbay/chassis';
import type { LocalAnswer } from '../engine/local-answer.ts';
import { toText } from '../shell/html.ts';
import { originHeaders } from '../isolation/answer-headers.ts';
import { signInUrl } from '../sign-in/next-url.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { refusalPage } from '../pages/refusal.ts';
import type { Refusal } from './refusal.ts';
import { isFramed, wantsPage } from './wants-page.ts';

/** As much of a request as it takes to say why it is refused. */
export type Refused = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

export type RefusalAnswer = (request: Refused, refusal: Refusal) => LocalAnswer;

export type AnswerRefusal = (
  exchanged: { req: IncomingMessage; res: ServerResponse },
  refusal: Refusal,
) => void;

/**
 * Tells why a request is refused: a page to people, a problem document (RFC 9457) to programs.
 * Somebody who is signed out and opens a page is led to sign-in.
 */
export function createRefusalAnswer(newFrame: () => PageFrame): RefusalAnswer {
  return (request, refusal) => {
    const { method, url = '/', headers } = request;
    const page = wantsPage(request);
    if (refusal.status === 401 && page && !isFramed(request) && method === 'GET') {
      const redirect = { location: signInUrl(url), 'cache-control': 'no-store' };
      return { kind: 'answer', status: 303, headers: redirect, body: '' };
    }
    const requestId = String(headers['x-request-id'] ?? traceIdOf(headers['traceparent']));
    const frame = page ? newFrame() : undefined;
    const body = frame
      ? toText(refusalPage({ refusal, framed: isFramed(request), method, url, frame }))
      : JSON.stringify(problemDocument(refusal, requestId));
    return {
      kind: 'answer',
      status: refusal.status,
      headers: {
        'content-type': frame ? 'text/html; charset=utf-8' : 'application/problem+json',
        'cache-control': 'no-store',
        vary: 'Sec-Fetch-Dest, Accept',
        'x-content-type-options': 'nosniff',
        ...originHeaders,
        'referrer-policy': 'same-origin',
        'patchbay-reason': refusal.code,
        'x-request-id': requestId,
        ...(refusal.status === 401 && { 'www-authenticate': 'Bearer' }),
        ...(frame && { 'content-security-policy': frame.policy }),
        ...(refusal.retryAfterSeconds && { 'retry-after': String(refusal.retryAfterSeconds) }),
      },
      body,
    };
  };
}

/** The same for a request to our own pages. */
export function createAnswerRefusal(refusalAnswer: RefusalAnswer): AnswerRefusal {
  return ({ req, res }, refusal) => {
    const { status, headers, body } = refusalAnswer(req, refusal);
    res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    res.end(req.method === 'HEAD' ? undefined : body);
    req.resume();
  };
}

/** The refusal for programs, in the shape of the platform's other problem documents. */
function problemDocument(
  { status, code, title, detail, hint }: Refusal,
  trace: string,
): Record<string, unknown> {
  return { type: 'about:blank', title, status, detail, code, trace, hint };
}
