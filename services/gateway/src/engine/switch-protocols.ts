import { pieceOf } from './body-writer.ts';
import { beganAnswer, type Forward } from './forward.ts';
import { broken } from './forward-failures.ts';
import { valueOf } from './header-lines.ts';
import type { Instance } from './instance.ts';
import { responseNames, type ResponseHead } from './response-head.ts';
import { answerHead } from './response-writer.ts';
import { startTunnel } from './tunnel.ts';

/** Makes a tunnel of a request that an instance answered with 101; `bytes` go on from `at` behind its head. */
export function switchProtocols(
  forward: Forward,
  head: ResponseHead,
  { bytes, at, end }: { bytes: Buffer; at: number; end: number },
): void {
  const { destination, account, context, upstream } = forward;
  const instance = forward.instance as Instance;
  const protocol = valueOf(head.lines, responseNames.id.upgrade)?.toLowerCase();
  if (destination.upgrade === undefined || protocol !== destination.upgrade || !upstream) {
    return broken(forward, 'it switched protocols, which nobody asked for');
  }
  const { rules, path } = destination;
  const framing = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`;
  const { origin } = instance.endpoint;
  const text = answerHead(head, { rules: rules && { ...rules, added: '' }, path, origin, framing });
  beganAnswer(forward);
  context.policy.answered(account, instance, 101, performance.now() - forward.startedAt);
  forward.state = 'done';
  startTunnel(forward, {
    upstream,
    protocol,
    first: pieceOf(bytes, [at, end], { before: text, after: '' }),
    fromPlugin: bytes.subarray(at, end),
  });
}
