import { isHtml } from '../html.ts';
import type { Answer } from '../request-context.ts';
import { page } from './page.ts';

/** A complete answer as text. A plugin that gives nothing else never loads node's WHATWG classes. */
export type TextReply = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
};

/** A handler's answer as it is sent. */
export function toReply(
  answer: Answer,
  about: { title: string; locale: string },
): TextReply | Response {
  if (answer === undefined) return { status: 204, headers: {}, body: undefined };
  if (typeof answer === 'string') return textReply('text/plain; charset=utf-8', answer);
  if (isHtml(answer)) return textReply('text/html; charset=utf-8', page(answer, about));
  if (isResponse(answer)) return answer;
  return textReply('application/json', JSON.stringify(answer));
}

export function textReply(
  type: string,
  body: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): TextReply {
  const length = String(Buffer.byteLength(body));
  return { status, headers: { ...headers, 'content-type': type, 'content-length': length }, body };
}

/** Asked by its tag: naming the class would load it. */
function isResponse(answer: object): answer is Response {
  return Object.prototype.toString.call(answer) === '[object Response]';
}
