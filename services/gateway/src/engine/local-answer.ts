import { STATUS_CODES } from 'node:http';

/** An answer that the gateway gives itself. */
export type LocalAnswer = {
  kind: 'answer';
  status: number;
  headers: Record<string, string>;
  body: string;
};

/** An answer as it is written to a connection. To HEAD, the body is left out. */
export function localAnswerBytes(
  { status, headers, body }: LocalAnswer,
  { method, close }: { method: string; close: boolean },
): Buffer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n`;
  for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
  head += `Date: ${new Date().toUTCString()}\r\n`;
  // 204 never has one (RFC 9110 §8.6).
  if (status !== 204) head += `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  if (close) head += 'Connection: close\r\n';
  const text = method === 'HEAD' ? '' : body;
  return Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), Buffer.from(text)]);
}
