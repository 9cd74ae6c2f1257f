import { valueOf, type HeaderLines } from './header-lines.ts';

/** The one `Content-Length`, or -1 when it is not just one plain number of up to 15 digits. */
export function readContentLength(lines: HeaderLines, contentLength: number): number {
  if (lines.repeated[contentLength] === 1) return -1;
  const value = valueOf(lines, contentLength) ?? '';
  if (value.length === 0 || value.length > 15) return -1;
  if (value.length > 1 && value.charCodeAt(0) === 0x30) return -1;
  let length = 0;
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    length = length * 10 + digit;
  }
  return length;
}

/** Whether the one `Transfer-Encoding` is "chunked", and nothing else. */
export function isChunked(lines: HeaderLines, transferEncoding: number): boolean {
  if (lines.repeated[transferEncoding] === 1) return false;
  const value = valueOf(lines, transferEncoding);
  return value === 'chunked' || value?.toLowerCase() === 'chunked';
}
