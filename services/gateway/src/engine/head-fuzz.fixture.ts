/** A source of numbers that a seed repeats: mulberry32. */
export type Random = {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
};

export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}

const methods = [
  'GET',
  'POST',
  'PUT',
  'HEAD',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'REPORT',
  'BREW',
  'get',
];
const targets = ['/', '/p/x/a?b=c', '/%2e', '/a b', '*', 'http://h/x', '/#f', '//', '/\\', 'a:1'];
const versions = [
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/2.0',
  'http/1.1',
  'HTTP/1.11',
];
const names = [
  'Host',
  'host',
  'Content-Length',
  'content-length',
  'Transfer-Encoding',
  'Connection',
  'Connection',
  'Upgrade',
  'Cookie',
  'Expect',
  'X-A',
  'x_b',
  'Content_Length',
  'Trailer',
  '',
  'X A',
  'Content-Length ',
  'Proxy-Connection',
  'Keep-Alive',
  'Accept',
  'TE',
  '\u00e4',
];
const values = [
  'x',
  'example.org:80',
  '0',
  '5',
  '05',
  '+5',
  '5, 5',
  '0x5',
  '-1',
  'chunked',
  'Chunked',
  'gzip, chunked',
  'chunked, chunked',
  'identity',
  'close',
  'keep-alive',
  'Upgrade',
  'upgrade',
  'close, x-a',
  'websocket',
  'h2c',
  '100-continue',
  '',
  ' padded\t',
  'a\u00ffb',
  '\u0000',
  'a\rb',

  'a\nb',
  ' \r\n folded',
  '99999999999999999999',
  '1e1',
  '"q"',
  'timeout=5',
  ',',
  'a,,b',
  '\u007f',
];
const ends = ['\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\r\n', ''];
const separators = [': ', ': ', ': ', ':', ':  ', ':\t', ' : ', ''];

/** A head that is mostly well-formed, and often wrong in one place. */
export function randomHead(random: Random): Buffer {
  const often = <T>(usual: T, from: readonly T[]) =>
    random.below(4) > 0 ? usual : random.pick(from);
  const end = () => often('\r\n', ends);
  let text = `${often('POST', methods)} ${often('/p/x/', targets)} ${often('HTTP/1.1', versions)}${end()}`;
  if (random.below(10) > 0) text += `Host: example.org${end()}`;
  const count = random.below(6);
  for (let i = 0; i < count; i++) {
    text += `${random.pick(names)}${often(': ', separators)}${random.pick(values)}${end()}`;
  }
  const bytes = Buffer.from(`${text}\r\n`, 'latin1');
  if (random.below(3) === 0) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}
