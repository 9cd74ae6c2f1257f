import { isComplete, responseBody } from './body-reader.ts';
import { releaseHead } from './client.ts';
import { beganAnswer, type Forward } from './forward.ts';
import { broken } from './forward-failures.ts';
import { incomplete, read, valueOf } from './header-lines.ts';
import type { Instance } from './instance.ts';
import { passAnswer } from './pass-answer.ts';
import {
  createResponseHead,
  readResponseHead,
  responseNames,
  type ResponseHead,
} from './response-head.ts';
import { answerHead } from './response-writer.ts';
import { switchProtocols } from './switch-protocols.ts';

const { id } = responseNames;
const head: ResponseHead = createResponseHead();
const maxInterims = 16;

/** Reads the head of an answer, and those that come before it, and begins to send it on. */
export function readAnswer(forward: Forward, buffer: Buffer, length: number): void {
  const { client, partial } = forward;
  let bytes = buffer;
  let end = length;
  if (partial) {
    bytes = Buffer.concat([partial, buffer.subarray(0, length)]);
    end = bytes.length;
  }
  let at = 0;
  for (;;) {
    const reading = readResponseHead(head, bytes, at, end);
    if (reading === incomplete && end - at <= client.limits.headBytes) {
      forward.partial = Buffer.from(bytes.subarray(at, end));
      return;
    }
    if (reading !== read) {
      return broken(forward, reading === incomplete ? 'its head is too large' : head.why);
    }
    if (head.status >= 200) break;
    at = head.lines.end;
    if (head.status === 101) return switchProtocols(forward, head, { bytes, at, end });
    if (++forward.interims > maxInterims) return broken(forward, 'it never comes to an end');
    passInterim(forward);
  }
  forward.partial = undefined;
  beginAnswer(forward, bytes, head.lines.end, end);
}

/** 100 goes to whoever waits for it, other interim answers to all who know them (RFC 9110 §15.2). */
function passInterim(forward: Forward): void {
  const { client, destination, instance, minor, expectsContinue } = forward;
  if (minor === 0 || (head.status === 100 && !expectsContinue)) return;
  if (head.status === 100) forward.expectsContinue = false;
  const rules = destination.rules && { ...destination.rules, added: '' };
  const origin = instance?.endpoint.origin ?? '';
  const text = answerHead(head, { rules, path: destination.path, origin, framing: '' });
  client.socket.write(text, 'latin1');
}

function beginAnswer(forward: Forward, bytes: Buffer, at: number, end: number): void {
  const { client, destination, account, context, method, upstream } = forward;
  const instance = forward.instance as Instance;
  const { lines, status } = head;
  beganAnswer(forward);
  releaseHead(client);
  context.policy.answered(account, instance, status, forward.readAt - forward.startedAt);

  const answer = responseBody(head, method);
  forward.answer = answer;
  const isClosed = head.minor === 0 || head.options.close || upstream?.isDeaf === true;
  if (!isClosed && answer.kind !== 'until-close') {
    forward.keptMs = keptMs(valueOf(lines, id['keep-alive']));
  }
  const isSse = valueOf(lines, id['content-type'])?.toLowerCase().startsWith('text/event-stream');
  if (isSse === true || destination.isStream) {
    forward.isStream = true;
    forward.until = Infinity;
    const streamEnd = () => client.socket.destroy();
    forward.streamEnded = context.policy.streaming(account, 'events', streamEnd);
  }
  forward.chunksAnswer = answer.kind === 'chunked' && forward.minor === 1;
  const endsByClosing =
    answer.kind === 'until-close' || (answer.kind === 'chunked' && forward.minor === 0);
  if (endsByClosing || context.isStopping) client.keepsAlive = false;
  if (!isComplete(client.body) && (endsByClosing || !isReadOn(forward))) {
    forward.keptMs = 0;
    client.keepsAlive = false;
  }

  const { rules, path } = destination;
  const framing = framingLines(forward, client.keepsAlive);
  const text = answerHead(head, { rules, path, origin: instance.endpoint.origin, framing });
  passAnswer(forward, bytes, at, end, text);
}

/**
 * Whether the instance, which answers before the end of the request, reads the rest of that: it does unless
 * it says that it closes the connection (RFC 9112 §9.6), or answers in place of the 100 that the client
 * waits for (RFC 9110 §10.1.1).
 */
function isReadOn({ keptMs, expectsContinue, isStreamed }: Forward): boolean {
  return keptMs > 0 && (isStreamed || !expectsContinue);
}

function framingLines({ chunksAnswer, answer }: Forward, keepsAlive: boolean): string {
  let text = '';
  if (chunksAnswer) text = 'Transfer-Encoding: chunked\r\n';
  else if (answer.kind === 'length' || (head.contentLength !== -1 && head.status !== 204)) {
    text = `Content-Length: ${head.contentLength}\r\n`;
  }
  return keepsAlive ? text : `${text}Connection: close\r\n`;
}

/** Less than what the instance says, since it may be closing the connection while a request travels. */
function keptMs(keepAlive: string | undefined): number {
  if (keepAlive === undefined || keepAlive === 'timeout=5') return 4_000;
  const seconds = Number(/timeout=(\d{1,6})/i.exec(keepAlive)?.[1] ?? 5);
  return Math.min(60_000, Math.max(0, seconds * 1_000 - 1_000));
}
