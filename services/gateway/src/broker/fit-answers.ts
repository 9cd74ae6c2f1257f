import { broker, type points } from '@patchbay/proto';

/**
 * As many of the answers as fit into one message, without the largest: whoever says too much is left
 * out, and not the end of what all others say.
 */
export function fitAnswers(collected: points.Collected): points.Collected {
  let bytes = bytesOf(collected);
  if (bytes <= broker.maxCallBytes) return collected;
  const sized = collected.answers.map((it) => ({ it, size: bytesOf(it) }));
  const skipped = [...collected.skipped];
  const left = new Set<object>();
  for (const { it, size } of sized.toSorted((a, b) => b.size - a.size)) {
    if (bytes <= broker.maxCallBytes) break;
    const { plugin, contribution } = it;
    const reason = `its answer has ${size} bytes, and all together may have ${broker.maxCallBytes}`;
    const skip = { plugin, contribution, reason };
    skipped.push(skip);
    left.add(it);
    bytes += bytesOf(skip) + 1 - size;
  }
  return { answers: collected.answers.filter((it) => !left.has(it)), skipped };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
