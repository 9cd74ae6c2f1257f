import type { Logger } from 'pino';
import { errorTable, PlatformError, unexpected } from '@patchbay/proto';
import { html } from '../html.ts';
import { page } from './page.ts';
import { textReply, type TextReply } from './reply.ts';

/**
 * Any thrown value as a reply: a small page for a browser that asks for one, else RFC 9457 problem
 * details. What nobody expected is logged under the id that the caller is told.
 */
export function errorReply(
  thrown: unknown,
  { accept, log, headers = {} }: { accept: string; log: Logger; headers?: Record<string, string> },
): TextReply {
  const error = thrown instanceof PlatformError ? thrown : logged(thrown, log);
  const { code, message, details } = error;
  const status = errorTable[code].http;
  const title = code.replaceAll('_', ' ');
  const { violations = [] } = details;
  if (accept.includes('text/html')) {
    const items = violations.map(({ field, message: why }) => html`<li>${field}: ${why}</li>`);
    const heading = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
    const body = html`<h1>${heading}</h1>
      <p>${message}</p>
      ${
        items.length > 0 &&
        html`<ul>
          ${items}
        </ul>`
      }
      <p><small>Status ${status}</small></p>`;
    const document = page(body, { title: heading, locale: 'en' });
    return textReply('text/html; charset=utf-8', document, { status, headers });
  }
  const problem = {
    type: 'about:blank',
    title,
    status,
    detail: message,
    code,
    ...(violations.length > 0 && { violations }),
  };
  return textReply('application/problem+json', JSON.stringify(problem), { status, headers });
}

function logged(thrown: unknown, log: Logger): PlatformError {
  const { id, error } = unexpected(thrown);
  log.error({ err: thrown, errorId: id }, 'unexpected error');
  return error;
}
