import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of what is in use beside garbage. */
export function heapUsed(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** A head of 16 KB as it was read, and in it, as a part, the text. */
export function partOfHead(text: string): string {
  const head = Buffer.from(`GET / HTTP/1.1\r\n${text}\r\n${'x'.repeat(16_000)}`).toString('latin1');
  return head.slice(16, 16 + text.length);
}
